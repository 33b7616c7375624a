package org.cienrich.io.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cienrich.features.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Line diffs from one git process that lives as long as this object. git ends when an object is
 * missing; then the diff in question is missing and the next one starts a new process.
 */
final class GitProcessLineDiffs implements LineDiffs {
  private static final Logger LOG = LoggerFactory.getLogger(GitProcessLineDiffs.class);
  private static final List<String> OPTIONS = List.of("--numstat", "-M");

  private final Path gitDir;
  private final Duration limit;
  private @Nullable DiffTreeProcess process;

  /**
   * @param limit the longest time for one diff
   */
  GitProcessLineDiffs(Path gitDir, Duration limit) {
    this.gitDir = gitDir;
    this.limit = limit;
  }

  @Override
  public Outcome<List<TreeEntryChange>> ofCommit(String sha) {
    return ask(sha, git -> git.commit(sha));
  }

  @Override
  public Outcome<List<TreeEntryChange>> ofTrees(String oldTree, String newTree) {
    return ask(oldTree + " " + newTree, git -> git.trees(oldTree, newTree));
  }

  private Outcome<List<TreeEntryChange>> ask(String what, Request request) {
    DiffTreeProcess git = process;
    if (git == null) {
      git = new DiffTreeProcess(gitDir, OPTIONS, limit);
      process = git;
    }
    try {
      return Outcome.present(request.send(git));
    } catch (DiffFailure e) {
      process = null;
      LOG.warn("No diff of {} in {}: {}", what, gitDir.getFileName(), e.getMessage());
      return Outcome.missing(e.reason());
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  private interface Request {
    List<TreeEntryChange> send(DiffTreeProcess git) throws DiffFailure;
  }
}
