package org.cienrich.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cienrich.forge.git.GitRoots;
import org.cienrich.forge.sample.Chapter;
import org.cienrich.forge.sample.HydroGaugeFork;
import org.cienrich.forge.sample.HydroGaugeOnCircleCi;
import org.cienrich.forge.sample.HydroGaugeOnTravis;
import org.cienrich.forge.sample.Ledger;
import org.cienrich.forge.sample.SampleCsv;
import org.cienrich.forge.sample.TideTables;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.Token;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;

/**
 * A small world for the demo and the tests: six repositories with every oddity that matters, about
 * a hundred runs, a few pipelines of CircleCI and builds of Travis CI, and a CSV of builds to
 * enrich. It is the same everywhere, byte by byte and commit id by commit id.
 *
 * <p>In its directory are {@code world.json}, {@code builds.csv}, {@code git/{owner}/{name}.git},
 * and {@code attic/{owner}/{name}.git} for commits that only the API knows.
 *
 * @param directory where it is
 */
public record SampleWorld(Path directory, World world) {

  /** The token that may read the private repository. */
  public static final String TOKEN = "sample-token";

  /** Another token of the same user, who has one quota for both. */
  public static final String SECOND_TOKEN = "sample-token-2";

  /** A token whose user has no request left for an hour from the first one on. */
  public static final String EXHAUSTED_TOKEN = "exhausted-token";

  /** A token whose user has 60 requests per hour. */
  public static final String SMALL_TOKEN = "small-token";

  /** A token that is not accepted any more. */
  public static final String REVOKED_TOKEN = "revoked-token";

  /** The only private repository. */
  public static final String PRIVATE_REPOSITORY = Ledger.NAME;

  /** The repository that was renamed, and its name before. */
  public static final String RENAMED_REPOSITORY = TideTables.NAME;

  public static final String FORMER_NAME = TideTables.FORMER_NAME;

  /** A repository that the CSV names and the forge does not have. */
  public static final String MISSING_REPOSITORY = SampleCsv.MISSING_REPOSITORY;

  /** A build that the CSV names and no repository has. */
  public static final long MISSING_BUILD = SampleCsv.MISSING_BUILD;

  /**
   * Creates the world in a directory that is empty or missing. Takes about a second.
   *
   * @throws IOException when the directory is not empty or cannot be written
   */
  public static SampleWorld create(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (var entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw new IOException("The sample world needs an empty directory: " + directory);
      }
    }
    List<Repository> repositories = new ArrayList<>();
    List<WorkflowRun> runs = new ArrayList<>();
    List<Job> jobs = new ArrayList<>();
    List<GitHubData> github = new ArrayList<>();
    for (Chapter chapter : Chapter.all(directory.resolve("git"))) {
      repositories.add(chapter.repository());
      runs.addAll(chapter.runs());
      jobs.addAll(chapter.jobs());
      github.add(chapter.github());
    }
    World world =
        HydroGaugeFork.withSharedCommits(
            new World(
                repositories,
                runs,
                jobs,
                tokens(),
                GitHubData.of(github),
                HydroGaugeOnCircleCi.tell(runs),
                HydroGaugeOnTravis.tell(runs)));
    SampleWorld sample = new SampleWorld(directory, world);
    Files.writeString(sample.buildsCsv(), SampleCsv.of(sample.world()));
    sample.world().save(directory);
    return sample;
  }

  private static List<Token> tokens() {
    Account bo = Account.user(502, "bo-stream");
    return List.of(
        new Token(TOKEN, bo, Set.of(Ledger.ID)),
        new Token(SECOND_TOKEN, bo, Set.of(Ledger.ID)),
        new Token(EXHAUSTED_TOKEN, Account.user(511, "spent"), Set.of()).withAllowance(5000, 5000),
        new Token(SMALL_TOKEN, Account.user(512, "frugal"), Set.of()).withAllowance(60, 0),
        new Token(REVOKED_TOKEN, Account.user(513, "gone"), Set.of()).asRevoked());
  }

  /** Opens a world that was created before. */
  public static SampleWorld open(Path directory) throws IOException {
    return new SampleWorld(directory, World.load(directory));
  }

  /** The CSV to enrich: every build of the world once, and rows that go wrong in every way. */
  public Path buildsCsv() {
    return directory.resolve("builds.csv");
  }

  /** The file URLs of the git repositories, with {@code {owner}} and {@code {name}}. */
  public String gitUrlTemplate() {
    return GitRoots.urlTemplate(directory.resolve("git"));
  }

  /** Prepares to serve this world. */
  public Forge.Builder serve() {
    return Forge.of(world, gitUrlTemplate()).git(GitRoots.in(directory));
  }
}
