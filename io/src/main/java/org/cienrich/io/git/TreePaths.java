package org.cienrich.io.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.io.git.diff.ChangedFile;
import org.cienrich.io.git.diff.TreeDiffs;
import org.cienrich.io.git.object.GitObjects;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Changed paths by comparing the trees of a mirror. */
final class TreePaths implements CommitPaths {
  /** Several threads read at a time, trees mostly. */
  private static final long KEPT_BYTES = 24L << 20;

  private final CommitGraph graph;
  private final Repository mirror;
  private final GitObjects objects;
  private final TreeDiffs diffs;

  private TreePaths(CommitGraph graph, Repository mirror) throws IOException {
    this.graph = graph;
    this.mirror = mirror;
    this.objects = GitObjects.of(mirror, KEPT_BYTES);
    this.diffs = new TreeDiffs(objects);
  }

  /**
   * Opens a mirror.
   *
   * @param graph of the mirror
   */
  static TreePaths open(CommitGraph graph, Path gitDir) {
    try {
      return new TreePaths(
          graph, new FileRepositoryBuilder().setGitDir(gitDir.toFile()).setBare().build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Changes> of(int[] commits) {
    List<Changes> found = new ArrayList<>(commits.length);
    for (int commit : commits) {
      found.add(of(commit));
    }
    return found;
  }

  private Changes of(int commit) {
    try {
      List<ChangedFile> files = diffs.files(graph.treeBefore(commit), graph.tree(commit));
      return new Changes(
          diffs.lackedContent() ? Quality.EXACT_RENAMES : Quality.WHOLE,
          files.stream().map(TreePaths::path).toList());
    } catch (IOException | LargeObjectException e) {
      return Changes.UNREADABLE;
    }
  }

  private static ChangedPath path(ChangedFile file) {
    return new ChangedPath(file.path(), file.isRenamed() ? file.pathBefore() : null);
  }

  @Override
  public void close() {
    objects.close();
    mirror.close();
  }
}
