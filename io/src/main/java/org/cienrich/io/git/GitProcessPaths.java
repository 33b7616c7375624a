package org.cienrich.io.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.FileChange;
import org.jspecify.annotations.Nullable;

/**
 * Changed paths from one git process that lives as long as this object. Where git cannot compare
 * the content of files, a second one looks for renames without edits only.
 */
final class GitProcessPaths implements CommitPaths {
  private static final List<String> RENAMES = List.of("-M");
  private static final List<String> EXACT_RENAMES = List.of("-M100%");

  private final Path gitDir;
  private final Duration limit;
  private @Nullable DiffTreeProcess process;
  private @Nullable DiffTreeProcess exactProcess;

  /**
   * @param limit the longest time for one commit
   */
  GitProcessPaths(Path gitDir, Duration limit) {
    this.gitDir = gitDir;
    this.limit = limit;
  }

  @Override
  public List<Changes> of(List<String> shas) {
    List<Changes> found = new ArrayList<>(shas.size());
    while (found.size() < shas.size()) {
      try {
        DiffTreeProcess git = running();
        git.sendAll(shas.subList(found.size(), shas.size()));
        while (found.size() < shas.size()) {
          found.add(new Changes(Quality.WHOLE, pathsOf(git.receive(false))));
        }
      } catch (DiffFailure e) {
        process = null;
        found.add(withoutContent(shas.get(found.size()), e));
      }
    }
    return found;
  }

  private Changes withoutContent(String sha, DiffFailure failure) {
    if (failure.reason() == MissingReason.TOO_LARGE) {
      return Changes.UNREADABLE;
    }
    try {
      if (exactProcess == null) {
        exactProcess = new DiffTreeProcess(gitDir, EXACT_RENAMES, limit);
      }
      return new Changes(Quality.EXACT_RENAMES, pathsOf(exactProcess.commit(sha)));
    } catch (DiffFailure e) {
      exactProcess = null;
      return Changes.UNREADABLE;
    }
  }

  private DiffTreeProcess running() {
    DiffTreeProcess git = process;
    if (git == null) {
      git = new DiffTreeProcess(gitDir, RENAMES, limit);
      process = git;
    }
    return git;
  }

  private static List<ChangedPath> pathsOf(List<TreeEntryChange> entries) {
    List<ChangedPath> paths = new ArrayList<>(entries.size());
    for (TreeEntryChange entry : entries) {
      FileChange change = entry.change();
      boolean renamed = change.kind() == FileChange.Kind.RENAMED;
      paths.add(new ChangedPath(change.path(), renamed ? change.oldPath() : null));
    }
    return paths;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
    if (exactProcess != null) {
      exactProcess.close();
      exactProcess = null;
    }
  }
}
