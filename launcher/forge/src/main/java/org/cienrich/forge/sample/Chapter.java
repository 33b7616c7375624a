package org.cienrich.forge.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
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
  interface Story {
    Chapter tell(Path gitRoot) throws IOException;
  }

  /**
   * All stories, in the order of their repositories' ids. Those of one list build on each other.
   */
  private static final List<List<Story>> STORIES =
      List.of(
          List.of(HydroGauge::tell, HydroGaugeFork::tell),
          List.of(TideTables::tell),
          List.of(Ferment::tell),
          List.of(BlankSlate::tell),
          List.of(Ledger::tell));

  /** Has all stories told, several at once. Returns the chapters in the order of the ids. */
  public static List<Chapter> all(Path gitRoot) throws IOException {
    try {
      return STORIES.parallelStream()
          .flatMap(stories -> stories.stream().map(story -> told(story, gitRoot)))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Chapter told(Story story, Path gitRoot) {
    try {
      return story.tell(gitRoot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
