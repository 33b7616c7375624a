package org.cienrich.features.ports;

import java.io.Serializable;
import java.util.List;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanResult;
import org.cienrich.features.scan.ScanTool;

/**
 * The scanners of a run. Holds configuration only, never a secret; thread-safe. What it opens is
 * shared by all threads of this JVM.
 */
public interface Scanners extends Serializable {

  /** Scans nothing. */
  Scanners NONE = new NoScanners();

  /** Returns the tools that scan, in the order of their columns. */
  List<ScanTool> tools();

  /** Returns how many scans of a tool may run at once, from 1. */
  int parallelism(ScanTool tool);

  /**
   * Scans the tree of a commit, or takes what an earlier scan of the same tree by the same tool
   * found. Returns when that is done, has failed, or has taken too long.
   */
  ScanResult scan(ScanTool tool, CommitToScan commit, WorktreeSource files);

  /** A run without scans. */
  record NoScanners() implements Scanners {
    @Override
    public List<ScanTool> tools() {
      return List.of();
    }

    @Override
    public int parallelism(ScanTool tool) {
      return 1;
    }

    @Override
    public ScanResult scan(ScanTool tool, CommitToScan commit, WorktreeSource files) {
      throw new IllegalArgumentException(tool + " is not selected");
    }
  }
}
