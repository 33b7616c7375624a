package org.cienrich.io.scan.trivy;

import java.nio.file.Path;
import java.util.List;
import org.cienrich.features.ports.Worktree;
import org.cienrich.features.ports.WorktreeSource;

/** Gives a folder that is there, and counts how often it was opened and closed. */
final class GivenTree implements WorktreeSource {
  private final Path folder;
  private int opened;
  private int closed;

  GivenTree(Path folder) {
    this.folder = folder;
  }

  int opened() {
    return opened;
  }

  int closed() {
    return closed;
  }

  @Override
  public Worktree open() {
    opened++;
    return new Worktree() {
      @Override
      public Path folder() {
        return folder;
      }

      @Override
      public List<String> absent() {
        return List.of();
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }
}
