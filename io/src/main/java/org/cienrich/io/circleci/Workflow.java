package org.cienrich.io.circleci;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.ci.PagedLists;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/** A workflow of a pipeline, as API v2 tells it. */
record Workflow(
    String id, String name, String status, Instant createdAt, @Nullable Instant stoppedAt) {

  /** Workflows that all have ended only change by being started again. */
  static final Reuse ENDED =
      reply -> {
        List<Workflow> workflows = PagedLists.items(reply, "items", Workflow::of);
        return !workflows.isEmpty()
            && workflows.stream().allMatch(workflow -> Words.isTerminal(workflow.status()));
      };

  private static final BinaryOperator<Workflow> LATEST =
      BinaryOperator.maxBy(Comparator.comparing(Workflow::createdAt).thenComparing(Workflow::id));

  static Workflow of(Json json) throws MalformedReplyException {
    return new Workflow(
        json.text("id"),
        json.text("name"),
        json.text("status"),
        json.instant("created_at"),
        json.findInstant("stopped_at"));
  }

  /** Returns the latest workflow of each name, in the order of the names' first appearance. */
  static List<Workflow> latest(List<Workflow> all) {
    Map<String, Workflow> byName = new LinkedHashMap<>();
    all.forEach(workflow -> byName.merge(workflow.name(), workflow, LATEST));
    return List.copyOf(byName.values());
  }
}
