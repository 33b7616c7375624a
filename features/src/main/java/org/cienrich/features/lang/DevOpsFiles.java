package org.cienrich.features.lang;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files belong to building, delivery and infrastructure: a pure function of the path, decided
 * on whole segments and case-sensitively. The rules, in order:
 *
 * <ol>
 *   <li>Not a DevOps file: a path below a directory named {@code vendor}, {@code node_modules},
 *       {@code docs}, {@code test_data}, {@code testdata}, {@code tests}, {@code module} or {@code
 *       locales}, or below a top-level {@code changelog}. Only whole names exclude: {@code
 *       deadlock/Dockerfile} and {@code package/Dockerfile} are Docker's.
 *   <li>The configuration of a tool, by name or directory: see {@link DevOpsTool} for the table.
 *   <li>YAML of which a directory or the name has a word of the trade, such as {@code
 *       deploy/web.yml} or {@code nightly-pipeline.yaml}: a DevOps file without a tool. Words are
 *       parted by {@code -}, {@code _}, {@code .} and space.
 * </ol>
 *
 * Stateless and thread-safe.
 */
public final class DevOpsFiles {
  private static final Set<String> EXCLUDED_DIRECTORIES =
      Set.of(
          "vendor", "node_modules", "docs", "test_data", "testdata", "tests", "module", "locales");

  private static final Set<String> WORDS =
      Set.of(
          "ansible",
          "aws",
          "azure",
          "bazel",
          "build",
          "cd",
          "cfengine",
          "chart",
          "charts",
          "chef",
          "ci",
          "cloudbuild",
          "codeship",
          "cookbook",
          "cookbooks",
          "deploy",
          "deployment",
          "deployments",
          "devops",
          "docker",
          "gitlab",
          "gocd",
          "golangci",
          "goreleaser",
          "gradle",
          "helm",
          "heroku",
          "jenkins",
          "k8s",
          "kitchen",
          "kubernetes",
          "loki",
          "mesos",
          "openshift",
          "packer",
          "pipeline",
          "pipelines",
          "playbook",
          "playbooks",
          "production",
          "puppet",
          "rancher",
          "roles",
          "rudder",
          "salt",
          "spinnaker",
          "tasks",
          "terraform",
          "traefik",
          "travis",
          "vagrant",
          "workflow",
          "workflows",
          "zuul");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[-_. ]");

  private DevOpsFiles() {}

  /** Whether the file at {@code path} is a DevOps file, of a known tool or not. */
  public static boolean isDevOps(String path) {
    List<String> segments = Paths.segments(path);
    return !isExcluded(segments)
        && (tool(segments).isPresent() || isYamlOfTheTrade(path, segments));
  }

  /** The name of the tool that the file at {@code path} configures, such as {@code Docker}. */
  public static Optional<String> toolOf(String path) {
    List<String> segments = Paths.segments(path);
    return isExcluded(segments) ? Optional.empty() : tool(segments).map(DevOpsTool::displayName);
  }

  private static boolean isExcluded(List<String> segments) {
    List<String> directories = segments.subList(0, segments.size() - 1);
    return directories.stream().anyMatch(EXCLUDED_DIRECTORIES::contains)
        || (!directories.isEmpty() && directories.get(0).equals("changelog"));
  }

  private static Optional<DevOpsTool> tool(List<String> segments) {
    return Stream.of(DevOpsTool.values()).filter(tool -> tool.configures(segments)).findFirst();
  }

  private static boolean isYamlOfTheTrade(String path, List<String> segments) {
    return (path.endsWith(".yml") || path.endsWith(".yaml"))
        && segments.stream()
            .anyMatch(
                segment ->
                    segment.contains("google-cloud")
                        || BETWEEN_WORDS.splitAsStream(segment).anyMatch(WORDS::contains));
  }
}
