package org.cienrich.launcher;

import static org.cienrich.features.Parameters.TEST_FRAMEWORKS;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.log.Evidence;
import org.cienrich.features.log.JobLogReader;
import org.cienrich.io.provider.LogFile;
import org.cienrich.pipeline.config.ConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ci-enrich logs}: what is read in the logs of jobs, and where. */
@Command(
    name = "logs",
    description = "Prints what is recognised in logs of CI jobs, one line of JSON per file.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private static final int MAX_EVIDENCE = 1000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The log of a job: plain text, or the output of a CircleCI step; maybe gzip.")
  private List<Path> files;

  @Option(
      names = "--testFrameworks",
      paramLabel = "NAME",
      split = ",",
      description = "The test frameworks or runners that count, as test_frameworks configures.")
  private List<String> testFrameworks = List.of();

  @Option(
      names = "--explain",
      description = {
        "Adds what each test runner printed, and the lines that it was read from (the first "
            + MAX_EVIDENCE
            + ")."
      })
  private boolean explain;

  @Override
  public Integer call() throws ConfigurationException {
    List<String> wanted = frameworks();
    int failures = 0;
    for (Path file : files) {
      try {
        print(read(file, wanted));
      } catch (IOException e) {
        failures++;
        PrintWriter err = spec.commandLine().getErr();
        err.println(file + ": " + reason(e));
        err.flush();
      }
    }
    return failures == 0 ? ExitCode.PROCESSED : ExitCode.USAGE;
  }

  private String read(Path file, List<String> wanted) throws IOException {
    try (InputStream log = LogFile.open(file)) {
      if (!explain) {
        return LogReport.of(file, JobLogReader.read(log), wanted);
      }
      List<Evidence> evidence = new ArrayList<>();
      LogFacts facts =
          JobLogReader.explain(
              log,
              line -> {
                if (evidence.size() < MAX_EVIDENCE) {
                  evidence.add(line);
                }
              });
      return LogReport.explained(file, facts, wanted, evidence);
    }
  }

  private List<String> frameworks() throws ConfigurationException {
    try {
      return TEST_FRAMEWORKS.check().apply(testFrameworks);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof NoSuchFileException
        ? "no such file"
        : "cannot be read: " + failure.getMessage();
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
