package org.cienrich.transforms;

import java.util.HashSet;
import java.util.Set;
import org.cienrich.features.Evaluation.ResourceLookup;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.WorkUnit;
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

  private final WorkUnit unit;
  private final @Nullable RepositoryView view;
  private final @Nullable MissingReason viewMissing;

  private UnitFacts(
      WorkUnit unit, @Nullable RepositoryView view, @Nullable MissingReason viewMissing) {
    this.unit = unit;
    this.view = view;
    this.viewMissing = viewMissing;
  }

  /** Opens the repository of the unit if git is needed and at least one build has a commit. */
  static UnitFacts open(WorkUnit unit, boolean needsGit, Repositories repositories) {
    Set<String> shas = new HashSet<>();
    Set<Long> pullRequests = new HashSet<>();
    for (BuildWork build : unit.builds()) {
      if (build.effectiveSha() != null) {
        shas.add(build.effectiveSha());
        pullRequests.addAll(build.run().trigger().pullRequests());
      }
    }
    if (!needsGit || shas.isEmpty()) {
      return new UnitFacts(unit, null, null);
    }
    try {
      return new UnitFacts(unit, repositories.open(unit.repository(), shas, pullRequests), null);
    } catch (RepositoryUnavailableException unavailable) {
      LOG.warn("No git history for {}: {}", unit.repository().name(), unavailable.getMessage());
      return new UnitFacts(unit, null, unavailable.reason());
    }
  }

  /** Returns the facts about one build. */
  ResourceLookup of(BuildWork build) {
    return new ResourceLookup() {
      @Override
      public <T> Outcome<T> find(Resource<T> resource) {
        return resource.source() == ResourceSource.GIT_HISTORY
            ? findInGit(resource, build)
            : Outcome.present(resource.type().cast(ofRun(resource, build)));
      }
    };
  }

  private Object ofRun(Resource<?> resource, BuildWork build) {
    if (resource.equals(Resources.BUILD)) {
      return build.run().id();
    }
    if (resource.equals(Resources.RUN_TRIGGER)) {
      return build.run().trigger();
    }
    if (resource.equals(Resources.RUN_RESULT)) {
      return build.run().result();
    }
    if (resource.equals(Resources.REPOSITORY)) {
      return unit.repository();
    }
    throw new IllegalStateException("Nothing provides the resource " + resource.name());
  }

  private <T> Outcome<T> findInGit(Resource<T> resource, BuildWork build) {
    if (build.gitMissing() != null) {
      return Outcome.missing(build.gitMissing());
    }
    if (build.lineage() == null && OF_BUILT_COMMITS.contains(resource)) {
      return Outcome.missing(MissingReason.TOO_LARGE);
    }
    if (resource.equals(Resources.LINEAGE)) {
      return Outcome.present(resource.type().cast(build.lineage()));
    }
    if (view == null) {
      return Outcome.missing(viewMissing == null ? MissingReason.UNAVAILABLE : viewMissing);
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
