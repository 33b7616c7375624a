package org.cienrich.forge.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.cienrich.forge.world.Branch;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.RepositoryCommit;
import org.cienrich.forge.world.WorkflowRun;

/**
 * A repository of so many runs, twenty minutes apart, each of its own commit, every third for a
 * pull request. Its git data are written only where that is wanted.
 */
public final class SyntheticRepository {

  private static final Instant START = Instant.parse("2024-01-01T06:00:00Z");
  private static final Duration PAUSE = Duration.ofMinutes(20);
  private static final int RUNS_PER_PULL = 9;
  private static final List<Contributor> TEAM =
      List.of(Contributor.ADA, Contributor.BO, Contributor.CHEN, Contributor.DARA);

  private final long id;
  private final String name;
  private final Plan plan;
  private final Builds builds;
  private final Pulls pulls;
  private final SyntheticGit git;
  private final List<RepositoryCommit> commits = new ArrayList<>();

  private SyntheticRepository(int number, int jobs) {
    id = 20_000L + number;
    name = String.format(Locale.ROOT, "synthetic/repo-%04d", number);
    plan =
        Plan.of(
            id,
            "CI",
            "ci.yml",
            IntStream.rangeClosed(1, jobs)
                .mapToObj(job -> "test (" + job + ")")
                .toArray(String[]::new));
    builds = new Builds(id);
    pulls = new Pulls(id, name);
    git = new SyntheticGit(name);
  }

  /** Tells the repository of this number. */
  public static Chapter tell(int number, int runs, int jobs) {
    return told(number, runs, jobs).chapter();
  }

  /**
   * Tells the repository of this number and writes its git data, unless they are there.
   *
   * @throws IOException when they cannot be written, or when there are others
   */
  public static Chapter tell(int number, int runs, int jobs, Path gitRoot) throws IOException {
    SyntheticRepository repository = told(number, runs, jobs);
    repository.git.writeTo(Chapter.gitDirectory(gitRoot, repository.name));
    return repository.chapter();
  }

  private static SyntheticRepository told(int number, int runs, int jobs) {
    SyntheticRepository repository = new SyntheticRepository(number, jobs);
    for (int run = 0; run < runs; run++) {
      repository.run(run);
    }
    return repository;
  }

  private void run(int number) {
    Revision revision = commit(number);
    Build build;
    if (number % 3 == 2) {
      int pull = 1 + number / RUNS_PER_PULL;
      if (number % RUNS_PER_PULL == 2) {
        open(pull, revision);
      }
      build = builds.pullRequest(plan, revision, "topic-" + pull, pull, revision);
    } else {
      build = builds.push(plan, revision, "main");
    }
    build.takes("PT" + (4 + number % 7) + "M");
    if (number % 5 == 4) {
      build.fails();
    } else {
      build.passes();
    }
  }

  private void open(int number, Revision revision) {
    git.pull(number, revision.sha());
    Contributor reviewer = TEAM.get((number + 1) % TEAM.size());
    pulls
        .open(number, "Topic " + number, "topic-" + number, revision, revision)
        .body("About topic " + number + ".")
        .label("topic")
        .by(reviewer)
        .later("PT5M")
        .says("Looking.")
        .later("PT40M")
        .review("APPROVED", "Good.", "src/Main.java", "Why here?")
        .later("PT1H")
        .says("Thanks.")
        .close();
  }

  private Revision commit(int number) {
    Contributor author = TEAM.get(number % TEAM.size());
    Instant time = START.plus(PAUSE.multipliedBy(number));
    RepositoryCommit.Signature signature =
        new RepositoryCommit.Signature(author.name(), author.email(), time, author.account());
    SyntheticGit.Commit written = git.commit(number, author, time, "Change " + number);
    List<String> parents =
        commits.isEmpty() ? List.of() : List.of(commits.get(commits.size() - 1).sha());
    RepositoryCommit commit =
        new RepositoryCommit(
            id,
            written.id().name(),
            written.tree().name(),
            parents,
            "Change " + number,
            signature,
            signature);
    commits.add(commit);
    WorkflowRun.Commit facts =
        new WorkflowRun.Commit(
            commit.treeId(), commit.message(), time, author.person(), author.person());
    return new Revision(written.id(), author, time, facts, Map.of());
  }

  private Chapter chapter() {
    Instant last = START.plus(PAUSE.multipliedBy(commits.size()));
    List<Branch> branches =
        commits.isEmpty()
            ? List.of()
            : List.of(new Branch(id, "main", commits.get(commits.size() - 1).sha()));
    List<PullRequest> told = pulls.pulls();
    return new Chapter(
        Repository.of(id, name, "Java", START, last).withSizeKib(100),
        builds.runs(),
        builds.jobs(),
        new GitHubData(commits, branches, told, List.of(), builds.runLogs(), builds.jobLogs()));
  }
}
