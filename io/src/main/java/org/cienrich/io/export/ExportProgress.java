package org.cienrich.io.export;

/** Is told how far an export is. */
@FunctionalInterface
public interface ExportProgress {
  /** Tells nobody. */
  ExportProgress NONE = (phrase, done, total) -> {};

  /** Is told how many rows of the version were read, from time to time. */
  void show(String phrase, long done, long total);
}
