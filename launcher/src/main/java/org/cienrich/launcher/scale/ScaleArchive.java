package org.cienrich.launcher.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.features.facts.ProviderNames;
import org.cienrich.forge.Forge;
import org.cienrich.forge.git.GitRoots;
import org.cienrich.forge.sample.Chapter;
import org.cienrich.forge.sample.ScaleWorld;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.pipeline.config.Configuration;
import org.cienrich.pipeline.config.ConfigurationException;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.cienrich.transforms.AskAhead;

/**
 * Makes a {@link ScaleWorld} and all that an online run over it would leave in its cache, logs and
 * what is computed aside. Some repositories at a time are in memory: they are served by a forge,
 * and the clients of a run ask that for what a run asks for.
 *
 * <p>In the folder are then {@code builds.csv}, the repositories in {@code git}, the cache in
 * {@code cache}, and {@code options}, one per line, with which {@code run} processes all builds
 * offline, with all features that the archive is enough for.
 */
public final class ScaleArchive {
  private static final int BUILDS_AT_ONCE = 20_000;
  private static final String HELP =
      """
      Makes a world of repositories with a power law of sizes, and the archive of an online run.

      Usage: ScaleArchive REPOSITORIES,BUILDS,HOT,SEED DIR PORT [runs|all]

        HOT   builds of one repository among them, such as a fifth of all; 0 for none
        DIR   must not exist; gets builds.csv, git, cache and options, the options of an offline run
        PORT  of the forge while the archive is made, free then; part of what answers are kept by
        runs  for features of runs, jobs, git and history alone, which is the larger part of a run;
              all, the default, adds pull requests, teams and comments, and takes far longer
      """;

  private final ScaleWorld world;
  private final Path folder;
  private final int port;
  private final boolean withDiscussions;

  ScaleArchive(ScaleWorld world, Path folder, int port, boolean withDiscussions) {
    this.world = world;
    this.folder = folder;
    this.port = port;
    this.withDiscussions = withDiscussions;
  }

  /** Exit code 2 for wrong arguments. */
  public static void main(String[] arguments) throws IOException, ConfigurationException {
    if (arguments.length < 3 || arguments.length > 4) {
      System.err.print(HELP);
      System.exit(2);
    }
    ScaleWorld world = ScaleWorld.parse(arguments[0]);
    boolean withDiscussions = arguments.length < 4 || arguments[3].equals("all");
    new ScaleArchive(world, Path.of(arguments[1]), Integer.parseInt(arguments[2]), withDiscussions)
        .make();
    System.exit(0); // clients keep threads
  }

  /**
   * Makes everything.
   *
   * @throws IOException if it cannot be written, or the folder exists
   */
  void make() throws IOException, ConfigurationException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    Files.createDirectory(folder);
    Path git = folder.resolve("git");
    Files.writeString(folder.resolve("token"), "scale\n");
    Files.write(folder.resolve("options"), options("http://127.0.0.1:" + port));
    int[] sizes = world.sizes();
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("builds.csv"), UTF_8)) {
      csv.write("repo,build_id\n");
      List<Chapter> chapters = new ArrayList<>();
      int builds = 0;
      for (int repository = 0; repository < sizes.length; repository++) {
        Chapter chapter = world.tell(repository, sizes[repository], git);
        for (String id : ids(chapter)) {
          csv.write(chapter.repository().fullName() + "," + id + "\n");
        }
        chapters.add(chapter);
        builds += sizes[repository];
        if (builds >= BUILDS_AT_ONCE || repository == sizes.length - 1) {
          csv.flush();
          ask(chapters);
          System.err.println(repository + 1 + " of " + sizes.length + " repositories");
          chapters.clear();
          builds = 0;
        }
      }
    }
  }

  private void ask(List<Chapter> chapters) throws IOException, ConfigurationException {
    Path git = folder.resolve("git");
    try (Forge forge =
        Forge.of(ScaleWorld.worldOf(chapters), GitRoots.urlTemplate(git))
            .gitRoot(git)
            .port(port)
            .start()) {
      Configuration configuration = Configuration.of(onlineOptions(forge));
      AskAhead askAhead =
          new AskAhead(
              configuration.providers(),
              configuration.repositories().withCommitsOf(configuration.providers()),
              withDiscussions);
      for (Chapter chapter : chapters) {
        askAhead.ask(ProviderNames.GITHUB_ACTIONS, chapter.repository().fullName(), ids(chapter));
      }
    }
  }

  private static List<String> ids(Chapter chapter) {
    return chapter.runs().stream()
        .filter(run -> run.attempt() == 1)
        .map(WorkflowRun::id)
        .map(String::valueOf)
        .toList();
  }

  private String features() {
    String selected =
        "category:workflow,category:metadata,category:devops,category:git_history,"
            + "category:git_diff,category:cooperation,category:repo_snapshot,"
            + "category:build_history,category:committer,category:jit";
    return withDiscussions
        ? selected + ",category:pr_info,category:team,category:discussion,category:review"
        : selected;
  }

  private List<String> options(String apiUrl) {
    Path absolute = folder.toAbsolutePath().normalize();
    return List.of(
        "--input=" + absolute.resolve("builds.csv"),
        "--cacheDir=" + absolute.resolve("cache"),
        "--githubTokenFile=" + absolute.resolve("token"),
        "--githubApiUrl=" + apiUrl,
        "--gitUrlTemplate=" + GitRoots.urlTemplate(absolute.resolve("git")),
        "--features=" + features());
  }

  private EnrichmentOptions onlineOptions(Forge forge) {
    List<String> all = new ArrayList<>(options(forge.apiUrl()));
    all.add("--githubPointsPerMinute=0");
    all.add("--output=" + folder.resolve("none"));
    return PipelineOptionsFactory.fromArgs(all.toArray(new String[0])).as(EnrichmentOptions.class);
  }
}
