package org.cienrich.forge.sample;

import java.util.List;
import org.cienrich.forge.world.WorkflowRun;

/** The commits that GitHub built of one repository, for providers that built them too. */
record BuiltCommits(List<WorkflowRun> runs) {

  /** The first run of the commit whose message begins like this. */
  WorkflowRun of(String message) {
    return runs.stream()
        .filter(run -> messageOf(run).startsWith(message))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No run of a commit: " + message));
  }

  static String messageOf(WorkflowRun run) {
    WorkflowRun.Commit commit = run.head().commit();
    return commit == null ? "" : commit.message();
  }

  static String loginOf(WorkflowRun run) {
    return run.trigger().actor() == null ? "" : run.trigger().actor().login();
  }
}
