package org.cienrich.launcher.cluster;

import java.util.Set;

/** What Flink calls the state of a job. */
record JobState(String name) {
  private static final Set<String> UNSUCCESSFUL = Set.of("FAILED", "CANCELED");

  boolean isFinished() {
    return name.equals("FINISHED");
  }

  /** Tells whether the job will not change any more. */
  boolean hasEnded() {
    return isFinished() || UNSUCCESSFUL.contains(name);
  }
}
