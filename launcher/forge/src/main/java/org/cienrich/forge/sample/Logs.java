package org.cienrich.forge.sample;

import java.util.List;
import java.util.Locale;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.JobLog;

/** What the jobs of the sample world print: the tool follows from the name of the job. */
final class Logs {

  /** The step that does the work. */
  private static final int WORK = 3;

  /** Fake credentials that somebody printed; put together here so that no scanner finds them. */
  private static final String SECRETS =
      "AWS_ACCESS_KEY_ID="
          + "AKIA"
          + "Q7ZNWLX2V3K4M5P6\n"
          + "GITHUB_TOKEN="
          + "ghp_"
          + "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX\n";

  private Logs() {}

  /**
   * The log of a completed job.
   *
   * @param tests how many tests it runs; the last one fails when the job does
   */
  static JobLog of(Job job, int tests, boolean withSecrets) {
    String text = group(job) + (withSecrets ? SECRETS : "") + output(job, tests);
    String end = passed(job) ? "" : "##[error]" + complaint(job) + "\n";
    return new JobLog(job.id(), List.of(new JobLog.Section(WORK, text + end)));
  }

  private static boolean passed(Job job) {
    return "success".equals(job.conclusion());
  }

  private static String complaint(Job job) {
    return "cancelled".equals(job.conclusion()) || "timed_out".equals(job.conclusion())
        ? "The operation was canceled."
        : "Process completed with exit code 1.";
  }

  private static String group(Job job) {
    String command = command(job.name());
    return "##[group]Run %1$s\n%1$s\nshell: /usr/bin/bash -e {0}\n##[endgroup]\n"
        .formatted(command);
  }

  private static String command(String job) {
    if (job.startsWith("pytest")) {
      return "python -m pytest";
    }
    if (job.startsWith("rspec")) {
      return "bundle exec rspec";
    }
    return switch (job) {
      case "jest" -> "npm test";
      case "lint" -> "flake8 tides";
      case "plan", "apply" -> "terraform " + job;
      default -> "mvn -B verify";
    };
  }

  private static String output(Job job, int tests) {
    int failed = "failure".equals(job.conclusion()) ? 1 : 0;
    String command = command(job.name());
    if (command.startsWith("mvn")) {
      return maven(tests, failed);
    }
    if (command.startsWith("python")) {
      return pytest(tests, failed);
    }
    if (command.startsWith("bundle")) {
      return rspec(tests, failed);
    }
    return command.startsWith("npm") ? jest(tests, failed) : plain(job, failed);
  }

  private static String maven(int tests, int failed) {
    int half = tests / 2;
    return """
        [INFO] Scanning for projects...
        [INFO] -------------------------------------------------------
        [INFO]  T E S T S
        [INFO] -------------------------------------------------------
        [INFO] Running river.ReadingTest
        [INFO] Tests run: %1$d, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.052 s -- in river.ReadingTest
        [INFO] Running river.GaugeTest
        [%5$s] Tests run: %2$d, Failures: %3$d, Errors: 0, Skipped: 1, Time elapsed: 0.118 s%6$s -- in river.GaugeTest
        [INFO] Results:
        %7$s[%5$s] Tests run: %4$d, Failures: %3$d, Errors: 0, Skipped: 1
        [INFO] BUILD %8$s
        [INFO] Total time:  01:23 min
        """
        .formatted(
            half,
            tests - half,
            failed,
            tests,
            failed == 0 ? "INFO" : "ERROR",
            failed == 0 ? "" : " <<< FAILURE!",
            failed == 0
                ? ""
                : "[ERROR]   GaugeTest.step2KeepsTheDatum:14 expected: <2> but was: <3>\n",
            failed == 0 ? "SUCCESS" : "FAILURE");
  }

  private static String pytest(int tests, int failed) {
    String counts =
        failed == 0 ? tests + " passed" : failed + " failed, " + (tests - failed) + " passed";
    return """
        ============================= test session starts ==============================
        platform linux -- Python 3.11.8, pytest-8.0.0, pluggy-1.4.0
        collected %1$d items

        tests/test_height.py %2$s%3$s                                    [100%%]

        %4$s========================= %5$s in 0.42s =========================
        """
        .formatted(
            tests,
            ".".repeat(tests - failed),
            "F".repeat(failed),
            failed == 0
                ? ""
                : "FAILED tests/test_height.py::test_height_2_at_midnight - assert 0.99\n",
            counts);
  }

  private static String rspec(int tests, int failed) {
    return """
        %1$s%2$s

        Finished in 0.02103 seconds (files took 0.13 seconds to load)
        %3$d examples, %4$d failures
        """
        .formatted(".".repeat(tests - failed), "F".repeat(failed), tests, failed);
  }

  private static String jest(int tests, int failed) {
    String counts =
        failed == 0
            ? tests + " passed, " + tests + " total"
            : failed + " failed, " + (tests - failed) + " passed, " + tests + " total";
    return """
        %1$s ./chart.test.js
        Test Suites: 1 %2$s, 1 total
        Tests:       %3$s
        Snapshots:   0 total
        Time:        0.84 s
        Ran all test suites.
        """
        .formatted(failed == 0 ? "PASS" : "FAIL", failed == 0 ? "passed" : "failed", counts);
  }

  private static String plain(Job job, int failed) {
    return String.format(Locale.ROOT, "%s finished with %d problem(s).%n", job.name(), failed)
        .replace("\r", "");
  }
}
