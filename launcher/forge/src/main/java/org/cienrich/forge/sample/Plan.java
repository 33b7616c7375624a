package org.cienrich.forge.sample;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cienrich.forge.world.WorkflowRun;

/** A workflow and the jobs it has. */
record Plan(WorkflowRun.Workflow workflow, List<String> jobs) {

  static Plan of(long id, String name, String file, String... jobs) {
    return new Plan(new WorkflowRun.Workflow(id, name, ".github/workflows/" + file), List.of(jobs));
  }

  /** The same workflow with one job per pair, as a matrix makes them. */
  Plan withMatrix(String job, int rows, int columns) {
    return new Plan(
        workflow,
        IntStream.range(0, rows * columns)
            .mapToObj(i -> String.format(Locale.ROOT, "%s (%d, %d)", job, i / columns, i % columns))
            .toList());
  }
}
