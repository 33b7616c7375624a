package org.cienrich.transforms;

import static org.cienrich.features.MissingReason.COMMIT_GONE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.MissingReason.UNAVAILABLE;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cienrich.features.Evaluation.ResourceLookup;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildJobs;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The facts about the builds of one unit of work. Not thread-safe. */
final class UnitFacts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnitFacts.class);

  private static final Set<Resource<?>> OF_BUILT_COMMITS =
      Set.of(Resources.LINEAGE, Resources.BUILT_CHANGES, Resources.TEST_DELTA);

  private static final Set<Resource<?>> OF_PARENTS =
      Set.of(Resources.COMMIT_HISTORY, Resources.TRIGGER_CHANGE);

  private final WorkUnit unit;
  private final Map<String, BuildDetails> details = new HashMap<>();
  private final ForgeFacts forge;
  private final Repositories repositories;
  private @Nullable RepositoryView view;
  private @Nullable MissingReason viewMissing;

  /** The keys of builds that asked for what only the repository tells, and it was not there. */
  private final Set<String> deprived = new HashSet<>();

  UnitFacts(DetailedUnit detailed, Repositories repositories, CodeForge forge) {
    this.unit = detailed.unit();
    detailed.details().forEach(build -> details.put(build.buildKey(), build));
    this.forge = new ForgeFacts(forge, unit);
    this.repositories = repositories;
  }

  /** Opens the repository of the unit when the first fact is asked for that only git knows. */
  private void open() {
    Set<String> shas = new HashSet<>();
    Set<Long> pullRequests = new HashSet<>();
    for (BuildWork build : unit.builds()) {
      if (build.effectiveSha() != null) {
        shas.add(build.run().trigger().commitSha());
        pullRequests.addAll(build.run().trigger().pullRequests());
      }
    }
    try {
      view = repositories.open(unit.repository(), shas, pullRequests);
    } catch (RepositoryUnavailableException unavailable) {
      LOG.warn("No git history for {}: {}", unit.repository().name(), unavailable.getMessage());
      viewMissing = unavailable.reason();
    }
  }

  /** Returns why a build has no git history as far as it was asked for; null if it has. */
  @Nullable MissingReason gitMissing(BuildWork build) {
    return build.gitMissing() == null && deprived.contains(build.run().id().key())
        ? viewMissing
        : build.gitMissing();
  }

  /** Returns the facts about one build. */
  ResourceLookup of(BuildWork build) {
    return new ResourceLookup() {
      @Override
      @SuppressWarnings(
          "unchecked") // resources of these sources have the type they are declared with
      public <T> Outcome<T> find(Resource<T> resource) {
        return switch (resource.source()) {
          case RUN -> (Outcome<T>) ofRun(resource, build);
          case GIT_HISTORY -> findInGit(resource, build);
          case BUILD_LOGS -> (Outcome<T>) logs(build);
          case GITHUB_API -> (Outcome<T>) forge.find(resource, build);
          case GIT_WORKTREE ->
              throw new IllegalArgumentException("Only scanners give " + resource.name());
        };
      }
    };
  }

  /** Returns the details of an output build; empty for one that is only history. */
  Optional<BuildDetails> detailsOf(BuildWork build) {
    return Optional.ofNullable(details.get(build.run().id().key()));
  }

  /** Returns what went wrong at the forge, in words; null if nothing did. */
  @Nullable String forgeMessage() {
    return forge.message();
  }

  /** Returns the time that asking the forge took since the last call; null for none. */
  @Nullable TimeTaken forgeTime() {
    return forge.takeTime();
  }

  private Outcome<?> ofRun(Resource<?> resource, BuildWork build) {
    if (resource.equals(Resources.BUILD)) {
      return Outcome.present(build.run().id());
    }
    if (resource.equals(Resources.RUN_TRIGGER)) {
      return Outcome.present(build.run().trigger());
    }
    if (resource.equals(Resources.RUN_RESULT)) {
      return Outcome.present(build.run().result());
    }
    if (resource.equals(Resources.REPOSITORY)) {
      return Outcome.present(unit.repository());
    }
    if (resource.equals(Resources.ATTEMPTS)) {
      return Outcome.of(detailsOf(build).map(BuildDetails::attempts), NOT_PROVIDED);
    }
    if (resource.equals(Resources.JOBS)) {
      return Outcome.of(
          detailsOf(build).map(details -> new BuildJobs(details.jobs())), NOT_PROVIDED);
    }
    throw new IllegalStateException("Nothing provides the resource " + resource.name());
  }

  private Outcome<?> logs(BuildWork build) {
    return Outcome.of(detailsOf(build).map(BuildDetails::logs), NOT_PROVIDED);
  }

  private <T> Outcome<T> findInGit(Resource<T> resource, BuildWork build) {
    if (build.gitMissing() != null) {
      return Outcome.missing(build.gitMissing());
    }
    MissingReason lineageMissing = build.lineageMissing();
    boolean orphaned = lineageMissing == COMMIT_GONE;
    if (lineageMissing != null
        && (OF_BUILT_COMMITS.contains(resource) || (orphaned && OF_PARENTS.contains(resource)))) {
      return Outcome.missing(lineageMissing);
    }
    if (resource.equals(Resources.LINEAGE)) {
      return Outcome.of(
          Optional.ofNullable(build.lineage()).map(resource.type()::cast), NOT_PROVIDED);
    }
    if (view == null && viewMissing == null) {
      open();
    }
    if (view == null) {
      deprived.add(build.run().id().key());
      return Outcome.missing(viewMissing == null ? UNAVAILABLE : viewMissing);
    }
    return view.find(resource, build);
  }

  @Override
  public void close() {
    if (view != null) {
      view.close();
    }
  }
}
