package org.cienrich.features.log;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.facts.LogStatus;
import org.cienrich.features.facts.TestReport;
import org.cienrich.features.log.failure.Failure;
import org.cienrich.features.log.failure.FailureReader;
import org.cienrich.features.log.job.BuildOutput;
import org.cienrich.features.log.job.BuildTools;
import org.cienrich.features.log.job.CircleJob;
import org.cienrich.features.log.job.CommandReader;
import org.cienrich.features.log.job.GithubJob;
import org.cienrich.features.log.job.TravisJob;
import org.cienrich.features.log.runner.TestRunner;
import org.cienrich.features.log.runner.TestRunners;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogExtent;
import org.jspecify.annotations.Nullable;

/** The readers of one log for all that is not tests. Not thread-safe. */
final class JobReaders {
  static final List<List<String>> ANCHORS =
      List.of(
          TravisJob.ANCHORS,
          GithubJob.ANCHORS,
          CircleJob.ANCHORS,
          CommandReader.ANCHORS,
          BuildOutput.ANCHORS,
          FailureReader.ANCHORS);

  private static final Map<String, String> LANGUAGES =
      TestRunners.ALL.stream()
          .collect(Collectors.toUnmodifiableMap(TestRunner::name, TestRunner::language));

  private final TravisJob travis = new TravisJob();
  private final GithubJob github = new GithubJob();
  private final CircleJob circle = new CircleJob();
  private final BuildTools tools = new BuildTools();
  private final CommandReader commands = new CommandReader(tools);
  private final BuildOutput output = new BuildOutput(tools);
  private final FailureReader failures = new FailureReader(this::hasFailed);

  /** In the order of {@link #ANCHORS}. */
  List<LineReader> readers() {
    return List.of(travis, github, circle, commands, output, failures);
  }

  private boolean hasFailed() {
    LogStatus said = travis.status() == null ? circle.status() : travis.status();
    return github.hasFailed() || (said != null && said != LogStatus.OK);
  }

  private @Nullable LogStatus status() {
    LogStatus status = travis.status();
    status = status == null ? github.status() : status;
    return status == null ? circle.status() : status;
  }

  LogFacts facts(LogExtent extent, List<TestReport> tests) {
    LogStatus status = status();
    boolean testsFailed =
        tests.stream().map(TestReport::failed).anyMatch(failed -> failed != null && failed > 0);
    Failure failure = failures.failure(status, testsFailed);
    String runner = BuildTools.mainRunner(tests);
    Double setup = travis.setupSeconds();
    return new LogFacts(
        extent.lines(),
        extent.cutLines(),
        status,
        travis.language(),
        setup == null ? github.setupSeconds(extent.firstTime()) : setup,
        tools.buildTool(),
        tools.analyzer(travis.language(), runner == null ? null : LANGUAGES.get(runner)),
        output.seconds(),
        tests,
        failures.warnings(),
        failures.errors(),
        failure == null ? null : failure.error(),
        failure == null ? null : failure.errorClass());
  }
}
