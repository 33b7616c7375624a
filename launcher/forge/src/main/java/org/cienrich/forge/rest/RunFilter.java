package org.cienrich.forge.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cienrich.forge.http.Query;
import org.cienrich.forge.world.WorkflowRun;
import org.jspecify.annotations.Nullable;

/** The search parameters of the list of runs. */
record RunFilter(Query query, Optional<CreatedRange> created) {

  private static final Set<String> PARAMETERS =
      Set.of("actor", "branch", "event", "status", "created", "head_sha");

  /** The filter a query asks for, or empty when its dates cannot be read. */
  static Optional<RunFilter> of(Query query) {
    Optional<CreatedRange> created = query.get("created").flatMap(CreatedRange::parse);
    if (query.get("created").isPresent() && created.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new RunFilter(query, created));
  }

  /** Whether this is a search, of which GitHub shows the first 1,000 results only. */
  boolean isSearch() {
    return PARAMETERS.stream().anyMatch(name -> query.get(name).isPresent());
  }

  List<WorkflowRun> apply(List<WorkflowRun> runs) {
    return runs.stream().filter(this::matches).toList();
  }

  private boolean matches(WorkflowRun run) {
    WorkflowRun.Trigger trigger = run.trigger();
    WorkflowRun.Outcome outcome = run.outcome();
    return accepts("event", trigger.event())
        && accepts("branch", run.head().branch())
        && accepts("head_sha", run.head().sha())
        && accepts("actor", trigger.actor() == null ? null : trigger.actor().login())
        && (accepts("status", outcome.status()) || accepts("status", outcome.conclusion()))
        && created.map(range -> range.contains(run.times().createdAt())).orElse(true);
  }

  private boolean accepts(String parameter, @Nullable String value) {
    return query.get(parameter).map(wanted -> wanted.equals(value)).orElse(true);
  }
}
