package org.cienrich.features.ports;

import java.nio.file.Path;
import java.util.List;

/** The files of a commit on this machine, for reading only. Removed when closed. */
public interface Worktree extends AutoCloseable {

  /** Returns the folder that holds the files, and nothing but them. */
  Path folder();

  /**
   * Returns what of the tree is not there, each as {@code path: reason}, in the order of the paths:
   * submodules, contents kept by Git LFS, links that lead out of the tree, names that cannot be.
   */
  List<String> absent();

  /** Removes the files. */
  @Override
  void close();
}
