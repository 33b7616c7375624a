package org.cienrich.transforms;

import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.CiRun;
import org.cienrich.features.facts.InputRow;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.tables.BuildRow;

/**
 * Makes the row of {@code builds} of every accepted input row and attempt, at the position of its
 * line and attempt.
 */
final class BuildRows extends SimpleFunction<ValidatedBuild, KV<Long, BuildRow>> {
  @Override
  public KV<Long, BuildRow> apply(ValidatedBuild build) {
    CiRun run = build.run();
    return run == null
        ? KV.of(position(build, 0), withoutRun(build))
        : KV.of(position(build, run.id().attempt()), withRun(build, run));
  }

  private static long position(ValidatedBuild build, int attempt) {
    return build.row().line() * EnrichedBuilds.POSITIONS_PER_LINE
        + Math.min(attempt, EnrichedBuilds.POSITIONS_PER_LINE - 1);
  }

  private static BuildRow withoutRun(ValidatedBuild build) {
    InputRow row = build.row();
    return new BuildRow(
        row.line(),
        null,
        row.repo(),
        row.buildId(),
        row.provider(),
        build.repository() == null ? null : build.repository().key(),
        build.repository() == null ? null : build.repository().name(),
        null,
        null,
        build.status().columnValue(),
        build.reason(),
        build.message(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static BuildRow withRun(ValidatedBuild build, CiRun run) {
    InputRow row = build.row();
    BuildIdentity id = run.id();
    RunTrigger trigger = run.trigger();
    RunResult result = run.result();
    return new BuildRow(
        row.line(),
        id.key(),
        row.repo(),
        row.buildId(),
        id.provider(),
        id.repoKey(),
        id.repo(),
        id.buildId(),
        id.attempt(),
        build.status().columnValue(),
        build.reason(),
        build.message(),
        trigger.number(),
        trigger.workflow(),
        trigger.event(),
        trigger.branch(),
        trigger.commitSha(),
        trigger.headRepo(),
        trigger.pullRequests(),
        trigger.actor(),
        trigger.actorType(),
        trigger.triggeredAt(),
        trigger.startedAt(),
        result.completedAt(),
        result.completedAtSource(),
        result.status(),
        result.conclusion());
  }
}
