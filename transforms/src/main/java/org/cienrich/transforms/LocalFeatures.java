package org.cienrich.transforms;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.cienrich.features.Cells;
import org.cienrich.features.Evaluation;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Parameter;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.Resource;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.JobLog;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.ComputationCache;
import org.cienrich.transforms.coders.RecordCoder;
import org.jspecify.annotations.Nullable;

/**
 * Computes the local features of builds, or takes them from where they were kept: by a digest of
 * the features and their revisions, of parameters, and of all that they are computed from. Of git
 * that is the commits, since what they hold never changes, and the rules of its facts. Values that
 * a later run may change, because something failed, are not kept. Not thread-safe.
 */
final class LocalFeatures {
  /** To be raised when the form of what is kept changes. */
  private static final int FORMAT = 1;

  private static final Outcome<?> FAILED = Outcome.missing(MissingReason.COMPUTATION_FAILED);

  private static final RecordCoder<Kept> CODER = RecordCoder.of(Kept.class);

  private final List<Feature<?>> features;
  private final List<Parameter<?>> parameters;
  private final List<Resource<?>> ofForge;
  private final boolean fromGit;

  /** Stands for the features, their revisions and the form of what is kept. */
  private final String rules;

  /**
   * @param features local ones, each after its inputs
   */
  LocalFeatures(List<Feature<?>> features) {
    FeaturePlan plan = FeaturePlan.of(features);
    this.features = features;
    this.parameters = plan.parameters();
    this.ofForge =
        plan.resources().stream()
            .filter(resource -> resource.source() == ResourceSource.GITHUB_API)
            .<Resource<?>>map(resource -> resource)
            .toList();
    this.fromGit = plan.sources().contains(ResourceSource.GIT_HISTORY);
    Fingerprint print = new Fingerprint().add(FORMAT).add(Arrays.asList(MissingReason.values()));
    features.forEach(feature -> print.add(feature.name()).add(feature.revision()));
    this.rules = HexFormat.of().formatHex(print.digest());
  }

  /** What is kept: outcomes in the order of the features. */
  record Kept(List<Outcome<?>> outcomes) {}

  /**
   * Outcomes of all features.
   *
   * @param wasKept whether they were taken from the cache
   * @param failures how many computations failed
   */
  record Result(Cells cells, boolean wasKept, long failures) {}

  /** Returns the outcomes of all features for a build. */
  Result of(
      BuildWork build,
      WorkUnit unit,
      UnitFacts facts,
      ParameterValues values,
      ComputationCache.Group cache,
      Evaluation.FailureListener failures) {
    byte[] digest = digest(build, unit, facts, values);
    byte[] bytes = cache.get(digest).orElse(null);
    Cells kept = bytes == null ? null : read(bytes);
    if (kept != null) {
      return new Result(kept, true, 0);
    }
    Cells cells = new Cells();
    new Evaluation(values, failures)
        .compute(features, cells, facts.of(build), Evaluation.NO_EARLIER_BUILDS);
    List<Outcome<?>> outcomes = cells.of(features);
    if (outcomes.stream().noneMatch(LocalFeatures::mayChange)) {
      cache.put(digest, write(outcomes));
    }
    return new Result(cells, false, outcomes.stream().filter(FAILED::equals).count());
  }

  private static boolean mayChange(Outcome<?> outcome) {
    return outcome instanceof Outcome.Missing<?> missing
        && (missing.reason().isTransient()
            || missing.reason() == MissingReason.COMPUTATION_FAILED
            || missing.reason() == MissingReason.INPUT_MISSING);
  }

  private byte[] digest(BuildWork build, WorkUnit unit, UnitFacts facts, ParameterValues values) {
    Fingerprint print = new Fingerprint().add(rules);
    parameters.forEach(parameter -> print.add(parameter.name()).add(values.get(parameter)));
    print.add(unit.repository()).add(build.run());
    facts.detailsOf(build).ifPresent(details -> addDetails(print, details));
    if (fromGit) {
      print.add(unit.gitRules()).add(build.effectiveSha());
      print.add(build.gitMissing()).add(build.lineageMissing());
      addLineage(print, build.lineage());
    }
    ofForge.forEach(resource -> print.add(resource.name()).add(facts.of(build).find(resource)));
    return print.digest();
  }

  /** Messages may differ from run to run. */
  private static void addDetails(Fingerprint print, BuildDetails details) {
    print.add(details.jobs()).add(details.attempts());
    if (details.logs() != null) {
      for (JobLog log : details.logs().jobs()) {
        print.add(log.jobId()).add(log.missing()).add(log.bytes()).add(log.facts());
      }
    }
  }

  /** The rank of the previous build depends on which builds are in the input. */
  private static void addLineage(Fingerprint print, @Nullable Lineage lineage) {
    if (lineage != null) {
      print.add(lineage.commits()).add(lineage.end()).add(lineage.previousCommit());
      print.add(lineage.previousBuildId()).add(lineage.previousStartedAt());
    }
  }

  private static byte[] write(List<Outcome<?>> outcomes) {
    try {
      return CoderUtils.encodeToByteArray(CODER, new Kept(outcomes));
    } catch (CoderException e) {
      throw new IllegalStateException("Outcomes have no form", e);
    }
  }

  private @Nullable Cells read(byte[] bytes) {
    try {
      List<Outcome<?>> outcomes = CoderUtils.decodeFromByteArray(CODER, bytes).outcomes();
      return outcomes.size() == features.size() ? Cells.of(features, outcomes) : null;
    } catch (CoderException damaged) {
      return null;
    }
  }
}
