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

/** Makes the row that tells what could be fetched for a build. */
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

  ImportBuildRow importRow(BuildWork build, BuildDetails details, ResourceLookup resources) {
    BuildIdentity id = build.run().id();
    MissingReason gitMissing = build.gitMissing();
    MissingReason logsMissing =
        Optional.ofNullable(details.logs()).flatMap(BuildLogs::missing).orElse(null);
    MissingReason forgeMissing = forgeMissing(resources);
    ResourceState git = state(ResourceSource.GIT_HISTORY, gitMissing);
    ResourceState logs = state(ResourceSource.BUILD_LOGS, logsMissing);
    ResourceState forge = state(ResourceSource.GITHUB_API, forgeMissing);
    return new ImportBuildRow(
        id.key(),
        id.repo(),
        status(List.of(git, logs, forge)),
        build.resolution() == null ? null : build.resolution().columnValue(),
        build.effectiveSha(),
        git.columnValue(),
        git.reason(gitMissing),
        ResourceState.SKIPPED.columnValue(),
        logs.columnValue(),
        logs.reason(logsMissing),
        forge.columnValue(),
        forge.reason(forgeMissing),
        Instant.now());
  }

  private static String status(List<ResourceState> states) {
    if (states.contains(ResourceState.FAILED)) {
      return "failed";
    }
    return states.contains(ResourceState.MISSING) ? "missing_resource" : "ingested";
  }

  private ResourceState state(ResourceSource source, @Nullable MissingReason missing) {
    return needed.contains(source) ? ResourceState.of(missing) : ResourceState.SKIPPED;
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
