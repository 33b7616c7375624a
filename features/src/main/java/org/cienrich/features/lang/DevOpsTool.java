package org.cienrich.features.lang;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tools of building, delivery and infrastructure, with the files that configure them. Order
 * matters: a path belongs to the first tool it fits. Patterns are case-sensitive.
 *
 * <p>A pattern has one regular expression per segment and is matched against as many of the last
 * segments of the path; one that ends in {@code **} holds for any path below such directories.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable, the patterns immutable.
public enum DevOpsTool {
  JENKINS("Jenkins", "Jenkinsfile", "Jenkinsfile\\..+"),
  CODESHIP("Codeship", "codeship-(?:steps|services)\\.ya?ml", "codeship-steps\\.json"),
  TRAVIS_CI("Travis CI", "\\.travis\\.ya?ml"),
  CIRCLE_CI("Circle CI", "\\.circleci/config\\.ya?ml", "circle\\.ya?ml"),
  GITLAB_CI("GitLab CI", "\\.gitlab-ci\\.ya?ml"),
  GITHUB_ACTIONS("GitHub Actions", "\\.github/workflows/**"),
  GRADLE("Gradle", ".+\\.gradle", ".+\\.gradle\\.kts", "gradle\\.properties", "gradlew.*"),
  VSTS("VSTS", "vsts\\.ya?ml"),
  AWS_CODEBUILD("AWS CodeBuild", "buildspec\\.ya?ml"),
  AZURE_PIPELINE("Azure Pipeline", "azure-pipelines\\.ya?ml"),
  OCTOPUS_DEPLOY("Octopus Deploy", "octoversion\\.json"),
  AWS_CODEDEPLOY("AWS CodeDeploy", "appspec\\.(?:ya?ml|json)"),
  GOCD("GoCD", "(?:.*\\.)?gocd\\.ya?ml"),
  DOCKER(
      "Docker",
      "[Dd]ockerfile(?:\\..+)?",
      ".+\\.[Dd]ockerfile",
      "docker-compose(?:\\..+)?\\.ya?ml",
      "\\.docker/config\\.json"),
  KUBERNETES("Kubernetes", "deployment\\.ya?ml", "kubeconfig", "kube.*\\.ya?ml"),
  HELM("Helm", "helm\\.ya?ml", ".+\\.tpl", "\\.helmignore", "Chart\\.ya?ml"),
  TERRAFORM("Terraform", ".+\\.tf", ".+\\.tf\\.json"),
  ANSIBLE("Ansible", "ansible\\.cfg", "site\\.ya?ml", "playbook.*\\.ya?ml", "main\\.ya?ml"),
  PUPPET("Puppet", "puppet\\.conf", "pe\\.conf"),
  PACKER("Packer", "(?:.+\\.)?pkr\\.hcl"),
  VAGRANT("Vagrant", "[Vv]agrantfile.*"),
  CHEF("Chef", "solo\\.rb", "default\\.rb", "recipes/.+\\.rb", "chefignore"),
  SALT("Salt", ".+\\.sls", "salt/**"),
  BAZEL("Bazel", ".+\\.bzl", "\\.bazelci/**", ".+\\.bazel"),
  MESOS("Mesos", "mesos-master\\.sh"),
  RANCHER("Rancher", "rancher-pipeline\\.ya?ml");

  private final String displayName;
  private final List<PathPattern> patterns;

  DevOpsTool(String displayName, String... patterns) {
    this.displayName = displayName;
    this.patterns = Stream.of(patterns).map(PathPattern::of).toList();
  }

  /** The name of the tool in the dataset, such as {@code Circle CI}. */
  public String displayName() {
    return displayName;
  }

  boolean configures(List<String> segments) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(segments));
  }

  /** One pattern per segment; {@code below} for any path below the directories they fit. */
  private record PathPattern(List<Pattern> segments, boolean below) {
    static PathPattern of(String pattern) {
      boolean below = pattern.endsWith("/**");
      String directories = below ? pattern.substring(0, pattern.length() - 3) : pattern;
      return new PathPattern(
          Stream.of(directories.split("/")).map(Pattern::compile).toList(), below);
    }

    boolean matches(List<String> path) {
      int last = path.size() - segments.size();
      if (!below) {
        return last >= 0 && matchesAt(path, last);
      }
      return IntStream.range(0, Math.max(0, last)).anyMatch(from -> matchesAt(path, from));
    }

    private boolean matchesAt(List<String> path, int from) {
      return IntStream.range(0, segments.size())
          .allMatch(i -> segments.get(i).matcher(path.get(from + i)).matches());
    }
  }
}
