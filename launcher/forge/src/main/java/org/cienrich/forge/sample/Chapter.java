package org.cienrich.forge.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.RepositoryCommit;
import org.cienrich.forge.world.WorkflowRun;

/** A told repository, what was built of it and what was said about it. */
public record Chapter(
    Repository repository, List<WorkflowRun> runs, List<Job> jobs, GitHubData github) {

  /** Somebody who can tell a chapter, given where the git data shall be. */
  @FunctionalInterface
  public interface Story {
    Chapter tell(Path gitRoot) throws IOException;
  }

  /** All stories, in the order of their repositories' ids. */
  public static List<Story> stories() {
    return List.of(
        HydroGauge::tell,
        HydroGaugeFork::tell,
        TideTables::tell,
        Ferment::tell,
        BlankSlate::tell,
        Ledger::tell);
  }

  static Chapter of(Repository repository, Builds builds, History history, Pulls pulls) {
    long id = repository.id();
    List<RepositoryCommit> commits = history.commits(id);
    GitHubData github =
        new GitHubData(
            commits,
            history.branches(id),
            pulls.pulls(),
            pulls.comments(),
            builds.runLogs(),
            builds.jobLogs());
    return new Chapter(
        repository.withSizeKib(8 + 4 * commits.size()), builds.runs(), builds.jobs(), github);
  }

  /** Where the git data of a repository are. */
  static Path gitDirectory(Path gitRoot, String fullName) {
    return gitRoot.resolve(fullName + ".git");
  }

  /** Where the git data of a repository are that only the API still knows. */
  static Path atticDirectory(Path gitRoot, String fullName) {
    return gitRoot.resolveSibling("attic").resolve(fullName + ".git");
  }
}
