package org.cienrich.forge.sample;

import java.time.Instant;
import java.util.Map;
import org.cienrich.forge.world.WorkflowRun;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit of a sample history.
 *
 * @param author who wrote it, and hence who pushed it unless told otherwise
 * @param files every entry of its tree by path (one character per byte)
 */
record Revision(
    ObjectId id,
    Contributor author,
    Instant time,
    WorkflowRun.Commit facts,
    Map<String, Entry> files) {

  /** What a path holds. */
  record Entry(FileMode mode, ObjectId id) {}

  String sha() {
    return id.name();
  }
}
