package org.cienrich.transforms;

import static org.cienrich.features.MissingReason.COMPUTATION_FAILED;

import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.Parameters;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.tables.AuditRow;
import org.cienrich.features.tables.JobRow;

/** Puts out what became of the resources of output builds: rows, dead letters and audit. */
final class UnitResources {
  private final ResourceRows rows;
  private final AuditStep.Places places;
  private final ParameterSource parameters;
  private final ComputeUnit.Outputs outputs;

  UnitResources(FeaturePlan plan, ParameterSource parameters, ComputeUnit.Outputs outputs) {
    this.rows = new ResourceRows(plan);
    this.places = new AuditStep.Places(plan);
    this.parameters = parameters;
    this.outputs = outputs;
  }

  /**
   * Puts out all about one build.
   *
   * @param time that the features took
   */
  void output(
      WorkUnit unit,
      BuildWork build,
      UnitFacts facts,
      LocalFeatures.Result features,
      TimeTaken time,
      MultiOutputReceiver out) {
    String repoKey = unit.repository().key();
    String key = build.run().id().key();
    BuildDetails details = facts.detailsOf(build).orElseThrow();
    ResourceRows.Results results = rows.of(details, facts.gitMissing(build), facts.of(build));
    out.get(outputs.imports)
        .output(new ImportedBuild(repoKey, build.row(), ResourceRows.importRow(build, results)));
    for (ResourceResult result : results.all()) {
      if (result.state().isAbsent()) {
        out.get(outputs.failures).output(result.deadLetter(key));
      }
    }
    jobs(unit, build, details, out);
    for (AuditStep step : places.ofBuild()) {
      AuditRow row =
          switch (step) {
            case BUILD_LOGS -> logs(key, details, results.logs());
            case GITHUB_API -> forge(key, facts, results.forge());
            case FEATURES -> features(key, features, time);
            default -> null;
          };
      if (row != null) {
        out.get(outputs.audit)
            .output(new AuditedStep(repoKey, places.place(build.row(), step), row));
      }
    }
  }

  private void jobs(WorkUnit unit, BuildWork build, BuildDetails details, MultiOutputReceiver out) {
    int row = build.firstJob();
    JobRows jobs =
        new JobRows(
            build.run().id().key(),
            parameters.valuesFor(unit.repository().name()).get(Parameters.TEST_FRAMEWORKS));
    for (JobRow job : jobs.of(details)) {
      out.get(outputs.jobs).output(new ImportedJob(unit.repository().key(), row++, job));
    }
  }

  private static AuditRow logs(String key, BuildDetails details, ResourceResult result) {
    if (details.logs() == null) {
      return result.audit(key, "no logs", null, details.logsTime());
    }
    long stored = details.logs().jobs().stream().filter(log -> log.isStored()).count();
    String message =
        details.logs().jobs().stream()
            .filter(log -> result.reason() != null && log.missing() == result.reason())
            .map(log -> String.valueOf(log.message()))
            .findFirst()
            .orElse(null);
    String action = stored + " of " + details.logs().jobs().size() + " logs stored";
    return result.audit(key, action, message, details.logsTime());
  }

  private static AuditRow forge(String key, UnitFacts facts, ResourceResult result) {
    String message = result.reason() == null ? null : facts.forgeMessage();
    TimeTaken time = facts.forgeTime();
    return result.audit(key, time == null ? "known by then" : "asked", message, time);
  }

  private static AuditRow features(String key, LocalFeatures.Result features, TimeTaken time) {
    boolean failed = features.failures() > 0;
    return ResourceResult.of(AuditStep.FEATURES, true, failed ? COMPUTATION_FAILED : null)
        .audit(
            key,
            features.wasKept() ? "taken from the cache" : "computed",
            failed ? features.failures() + " computations failed; see the dead letters" : null,
            time);
  }
}
