package org.cienrich.io.scan.tools;

/** Which results of earlier scans of a tree are taken. */
public enum ScanReuse {
  /** Those of the tool as it is now. */
  CURRENT,
  /** Those of the tool as it was when the repository was last scanned, where there are any. */
  SETTLED,
  /** Only these: nothing is scanned, and no tool is asked. */
  OFFLINE
}
