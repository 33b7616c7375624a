package org.cienrich.io.git;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.jspecify.annotations.Nullable;

/**
 * Reads the touches of all commits in one pass of one git process. Where git cannot compare the
 * content of files because it is missing, only renames without edits are found.
 */
final class FileTouchesReader {
  private static final List<String> RENAMES = List.of("-M");
  private static final List<String> EXACT_RENAMES = List.of("-M100%");
  private static final int BATCH = 400;

  private final CommitGraph graph;
  private final Path gitDir;
  private final Duration limit;
  private final FileTouches.Builder touches;
  private @Nullable DiffTreeProcess process;

  private FileTouchesReader(CommitGraph graph, Path gitDir, Duration limit) {
    this.graph = graph;
    this.gitDir = gitDir;
    this.limit = limit;
    this.touches = new FileTouches.Builder(graph);
  }

  /**
   * @param limit the longest time for one commit
   */
  static FileTouches read(CommitGraph graph, Path gitDir, Duration limit) {
    FileTouchesReader reader = new FileTouchesReader(graph, gitDir, limit);
    try {
      reader.readAll();
    } finally {
      reader.end();
    }
    return reader.touches.build();
  }

  private void readAll() {
    List<Integer> batch = new ArrayList<>(BATCH);
    for (int ordinal = 0; ordinal < graph.size(); ordinal++) {
      if (!graph.isMerge(ordinal)) {
        batch.add(ordinal);
      }
      if (batch.size() == BATCH || ordinal == graph.size() - 1) {
        read(batch);
        batch.clear();
      }
    }
  }

  private void read(List<Integer> batch) {
    int done = 0;
    while (done < batch.size()) {
      try {
        DiffTreeProcess git = running();
        git.sendAll(batch.subList(done, batch.size()).stream().map(graph::sha).toList());
        while (done < batch.size()) {
          touches.add(batch.get(done), git.receive(false));
          done++;
        }
      } catch (DiffFailure e) {
        end();
        addWithoutContent(batch.get(done), e);
        done++;
      }
    }
  }

  private void addWithoutContent(int ordinal, DiffFailure failure) {
    if (failure.reason() == MissingReason.TOO_LARGE) {
      touches.addUnreadable(ordinal);
      return;
    }
    try (DiffTreeProcess git = new DiffTreeProcess(gitDir, EXACT_RENAMES, limit)) {
      touches.add(ordinal, git.commit(graph.sha(ordinal)));
    } catch (DiffFailure e) {
      touches.addUnreadable(ordinal);
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

  private void end() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}
