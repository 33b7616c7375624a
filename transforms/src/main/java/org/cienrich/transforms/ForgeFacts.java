package org.cienrich.transforms;

import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_FOUND;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.ci.PullRequestFeatures;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.PullRequest;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.Team;
import org.cienrich.features.facts.TeamActivity;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the forge tells about the builds of one unit of work, each as of its trigger. Everything is
 * asked for once per unit, when it is first needed. Not thread-safe.
 */
final class ForgeFacts {
  private static final Logger LOG = LoggerFactory.getLogger(ForgeFacts.class);

  private final CodeForge forge;
  private final WorkUnit unit;
  private @Nullable Map<String, Lookup<Optional<PullRequestHistory>>> pullRequests;
  private @Nullable Lookup<TeamActivity> activity;
  private @Nullable Lookup<CommitComments> comments;
  private final Map<Resource<?>, Outcome<?>> ofLastBuild = new HashMap<>();
  private @Nullable BuildWork lastBuild;
  private @Nullable String message;
  private @Nullable TimeTaken time;

  ForgeFacts(CodeForge forge, WorkUnit unit) {
    this.forge = forge;
    this.unit = unit;
  }

  /** Returns the last failure in words; null if there was none. */
  @Nullable String message() {
    return message;
  }

  /** Returns the time that asking took since the last call; null for none. */
  @Nullable TimeTaken takeTime() {
    TimeTaken taken = time;
    time = null;
    return taken;
  }

  /** Finds a fact; those about the build that was last asked about are kept. */
  Outcome<?> find(Resource<?> resource, BuildWork build) {
    if (!build.equals(lastBuild)) {
      lastBuild = build;
      ofLastBuild.clear();
    }
    Outcome<?> known = ofLastBuild.get(resource);
    if (known == null) {
      known = obtain(resource, build);
      ofLastBuild.put(resource, known);
    }
    return known;
  }

  private Outcome<?> obtain(Resource<?> resource, BuildWork build) {
    Instant trigger = build.run().trigger().triggeredAt();
    if (resource.equals(Resources.PULL_REQUEST)) {
      return pullRequest(build.run(), trigger);
    }
    if (resource.equals(Resources.CORE_TEAM)) {
      return activity().toOutcome().map(known -> Team.asOf(trigger, known));
    }
    if (resource.equals(Resources.COMMIT_COMMENTS)) {
      return comments().toOutcome().map(known -> known.asOf(trigger));
    }
    throw new IllegalStateException("The forge does not provide " + resource.name());
  }

  private Outcome<PullRequest> pullRequest(CiRun run, Instant trigger) {
    Outcome<Boolean> isPullRequest = PullRequestFeatures.isPullRequest(run.id(), run.trigger());
    if (!isPullRequest.equals(Outcome.present(true))) {
      return isPullRequest.flatMap(no -> Outcome.missing(NOT_APPLICABLE));
    }
    Lookup<Optional<PullRequestHistory>> answer = pullRequests().get(run.id().key());
    return answer == null
        ? Outcome.missing(NOT_FOUND)
        : answer
            .toOutcome()
            .flatMap(
                history ->
                    Outcome.of(
                        history.flatMap(known -> PullRequest.asOf(trigger, known)), NOT_FOUND));
  }

  private Map<String, Lookup<Optional<PullRequestHistory>>> pullRequests() {
    if (pullRequests == null) {
      long start = System.nanoTime();
      List<CiRun> runs =
          unit.builds().stream()
              .filter(BuildWork::isOutput)
              .map(BuildWork::run)
              .filter(
                  run ->
                      PullRequestFeatures.isPullRequest(run.id(), run.trigger())
                          .equals(Outcome.present(true)))
              .toList();
      List<Lookup<Optional<PullRequestHistory>>> answers =
          forge.pullRequests(unit.repository(), runs);
      pullRequests = new HashMap<>();
      for (int i = 0; i < runs.size(); i++) {
        pullRequests.put(runs.get(i).id().key(), told(answers.get(i)));
      }
      took(start);
    }
    return pullRequests;
  }

  private Lookup<TeamActivity> activity() {
    if (activity == null) {
      long start = System.nanoTime();
      List<Instant> triggers =
          unit.builds().stream()
              .filter(BuildWork::isOutput)
              .map(build -> build.run().trigger().triggeredAt())
              .sorted()
              .toList();
      activity =
          told(
              forge.teamActivity(
                  unit.repository(),
                  triggers.get(0).minus(Team.WINDOW),
                  triggers.get(triggers.size() - 1)));
      took(start);
    }
    return activity;
  }

  private Lookup<CommitComments> comments() {
    if (comments == null) {
      long start = System.nanoTime();
      comments = told(forge.commitComments(unit.repository()));
      took(start);
    }
    return comments;
  }

  private <T> Lookup<T> told(Lookup<T> answer) {
    if (answer instanceof Lookup.Failed<T> failed) {
      LOG.warn("{}: {}", unit.repository().name(), failed.message());
      message = failed.message();
    }
    return answer;
  }

  private void took(long start) {
    TimeTaken taken = TimeTaken.since(start);
    time = time == null ? taken : new TimeTaken(taken.end(), time.millis() + taken.millis());
  }
}
