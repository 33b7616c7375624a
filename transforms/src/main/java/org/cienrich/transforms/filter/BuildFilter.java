package org.cienrich.transforms.filter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.transforms.filter.Rejection.Reason;

/**
 * Chooses the rows of the dataset among the builds that were found; a build that is left out still
 * counts as history of others. An empty choice accepts everything. Immutable.
 */
public final class BuildFilter implements Serializable {
  /** Accepts every build. */
  public static final BuildFilter NONE =
      new BuildFilter(Set.of(), Set.of(), List.of(), false, false);

  private final TreeSet<String> statuses;
  private final TreeSet<String> events;
  private final ArrayList<BranchPattern> branches;
  private final boolean withoutBots;
  private final boolean onlyCompleted;

  /**
   * @param statuses values of {@code tr_status}; one that has not ended has none
   * @param events the providers' words for what triggered a build
   * @param branches a build must match one of them
   */
  public BuildFilter(
      Set<String> statuses,
      Set<String> events,
      List<BranchPattern> branches,
      boolean withoutBots,
      boolean onlyCompleted) {
    this.statuses = new TreeSet<>(statuses);
    this.events = new TreeSet<>(events);
    this.branches = new ArrayList<>(branches);
    this.withoutBots = withoutBots;
    this.onlyCompleted = onlyCompleted;
  }

  /** Returns why the build is left out; empty if it is not. */
  public Optional<Rejection> reject(CiRun run) {
    Optional<String> status = WorkflowFeatures.status(run.result()).toOptional();
    RunTrigger trigger = run.trigger();
    if (onlyCompleted && status.isEmpty()) {
      return rejection(Reason.NOT_COMPLETED, "The run has not completed");
    }
    if (!statuses.isEmpty() && status.filter(statuses::contains).isEmpty()) {
      return rejection(
          Reason.BUILD_STATUS,
          "The status is " + status.orElse("not known yet") + ", not one of " + statuses);
    }
    if (!events.isEmpty() && (trigger.event() == null || !events.contains(trigger.event()))) {
      return rejection(
          Reason.EVENT_TYPE, "The event is " + trigger.event() + ", not one of " + events);
    }
    if (!branches.isEmpty() && !matchesBranch(trigger)) {
      return rejection(
          Reason.BRANCH,
          "The branch is " + trigger.branch() + ", which matches none of " + branches);
    }
    if (withoutBots && Bots.isBot(trigger)) {
      return rejection(Reason.BOT, trigger.actor() + " is a bot");
    }
    return Optional.empty();
  }

  private boolean matchesBranch(RunTrigger trigger) {
    return trigger.branch() != null
        && branches.stream().anyMatch(pattern -> pattern.matches(trigger.branch()));
  }

  private static Optional<Rejection> rejection(Reason reason, String message) {
    return Optional.of(new Rejection(reason, message));
  }
}
