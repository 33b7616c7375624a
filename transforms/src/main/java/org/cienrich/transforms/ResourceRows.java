package org.cienrich.transforms;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cienrich.features.Evaluation.ResourceLookup;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuildLogs;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.tables.ImportBuildRow;
import org.jspecify.annotations.Nullable;

/** Tells what could be fetched for a build. */
final class ResourceRows {
  private final Set<ResourceSource> needed;
  private final List<Resource<?>> ofForge;

  ResourceRows(FeaturePlan plan) {
    this.needed =
        plan.sources().isEmpty()
            ? EnumSet.noneOf(ResourceSource.class)
            : EnumSet.copyOf(plan.sources());
    this.ofForge =
        plan.resources().stream()
            .filter(resource -> resource.source() == ResourceSource.GITHUB_API)
            .<Resource<?>>map(resource -> resource)
            .toList();
  }

  /** What became of the resources of one build. */
  record Results(
      ResourceResult git, ResourceResult files, ResourceResult logs, ResourceResult forge) {
    List<ResourceResult> all() {
      return List.of(git, files, logs, forge);
    }
  }

  /**
   * Tells what became of the resources of a build.
   *
   * @param gitMissing why there is no git history; null if there is
   */
  Results of(BuildDetails details, @Nullable MissingReason gitMissing, ResourceLookup resources) {
    MissingReason logsMissing =
        Optional.ofNullable(details.logs()).flatMap(BuildLogs::missing).orElse(null);
    return new Results(
        result(AuditStep.GIT_HISTORY, ResourceSource.GIT_HISTORY, gitMissing),
        result(AuditStep.GIT_WORKTREE, ResourceSource.GIT_WORKTREE, gitMissing),
        result(AuditStep.BUILD_LOGS, ResourceSource.BUILD_LOGS, logsMissing),
        result(AuditStep.GITHUB_API, ResourceSource.GITHUB_API, forgeMissing(resources)));
  }

  static ImportBuildRow importRow(BuildWork build, Results results) {
    BuildIdentity id = build.run().id();
    return new ImportBuildRow(
        id.key(),
        id.repo(),
        status(results.all()),
        build.resolution() == null ? null : build.resolution().columnValue(),
        build.effectiveSha(),
        results.git().status(),
        results.git().reasonName(),
        results.files().status(),
        results.files().reasonName(),
        results.logs().status(),
        results.logs().reasonName(),
        results.forge().status(),
        results.forge().reasonName(),
        Instant.now());
  }

  private static String status(List<ResourceResult> results) {
    if (results.stream().anyMatch(result -> result.state() == ResourceState.FAILED)) {
      return "failed";
    }
    return results.stream().anyMatch(result -> result.state() == ResourceState.MISSING)
        ? "missing_resource"
        : "ingested";
  }

  private ResourceResult result(
      AuditStep step, ResourceSource source, @Nullable MissingReason missing) {
    return ResourceResult.of(step, needed.contains(source), missing);
  }

  /** Of several reasons a transient one first: a later run may change it. */
  private @Nullable MissingReason forgeMissing(ResourceLookup resources) {
    List<MissingReason> reasons =
        ofForge.stream()
            .flatMap(resource -> reason(resources.find(resource)))
            .filter(MissingReason::lowersStatus)
            .toList();
    return reasons.stream()
        .filter(MissingReason::isTransient)
        .findFirst()
        .or(() -> reasons.stream().findFirst())
        .orElse(null);
  }

  private static Stream<MissingReason> reason(Outcome<?> outcome) {
    return outcome instanceof Outcome.Missing<?> missing
        ? Stream.of(missing.reason())
        : Stream.empty();
  }
}
