package org.cienrich.features.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log of a job tells. Null where it tells nothing.
 *
 * @param lines lines in the log
 * @param cutLines lines of which only the beginning was read, for their length
 * @param status how the job ended; null if the log does not show it
 * @param language the language that the provider set the job up for, in lower case
 * @param setupSeconds time before the job's own commands
 * @param buildTool such as {@code maven}, in lower case
 * @param analyzer language and build tool in TravisTorrent's words, such as {@code java-maven}
 * @param buildSeconds time that the build tool took by its own clock, all its runs together
 * @param tests what each test runner printed
 * @param warnings lines that are warnings
 * @param errors lines that are errors
 * @param firstError the error that broke the job, at most 300 characters of it; null unless the log
 *     shows that the job failed, timed out or was terminated
 * @param errorClass of what kind that error is; null if there is none
 */
public record LogFacts(
    long lines,
    long cutLines,
    @Nullable LogStatus status,
    @Nullable String language,
    @Nullable Double setupSeconds,
    @Nullable String buildTool,
    @Nullable String analyzer,
    @Nullable Double buildSeconds,
    List<TestReport> tests,
    long warnings,
    long errors,
    @Nullable String firstError,
    @Nullable ErrorClass errorClass) {

  public LogFacts {
    tests = List.copyOf(tests);
  }
}
