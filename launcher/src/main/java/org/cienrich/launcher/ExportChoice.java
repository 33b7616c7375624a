package org.cienrich.launcher;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cienrich.features.Suggestions;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.io.export.RowCriteria;
import org.cienrich.pipeline.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which rows and columns are exported. */
final class ExportChoice {
  private static final List<String> STATUSES = List.of("completed", "partial", "failed");

  @Option(
      names = "--features",
      paramLabel = "SELECTION",
      description =
          "Columns after the identity columns: names, category:NAME, template:NAME, all, separated by"
              + " commas (default: all that the version has).")
  private @Nullable String features;

  @Option(
      names = "--missingReasons",
      paramLabel = "true|false",
      defaultValue = "true",
      arity = "1",
      description = "Have the column missing_reasons (default: ${DEFAULT-VALUE}).")
  private boolean missingReasons;

  @Option(
      names = "--include",
      paramLabel = "STATUS",
      split = ",",
      defaultValue = "completed,partial",
      description =
          "Rows with these extraction statuses: completed, partial, failed (default:"
              + " ${DEFAULT-VALUE}).")
  private List<String> include = List.of();

  @Option(
      names = "--outcome",
      paramLabel = "STATUS",
      split = ",",
      description = "Rows with these values of tr_status, such as passed,failed (default: any).")
  private List<String> outcome = List.of();

  @Option(
      names = "--repositories",
      paramLabel = "REPO",
      split = ",",
      description = "Rows of these repositories: owner/name or owner/* (default: any).")
  private List<String> repositories = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Rows triggered at this date or instant (UTC) or later.")
  private @Nullable String from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Rows triggered before this date or instant (UTC).")
  private @Nullable String until;

  @Nullable String features() {
    return features;
  }

  boolean missingReasons() {
    return missingReasons;
  }

  /**
   * Returns which rows are wanted.
   *
   * @throws ConfigurationException naming every option that is wrong
   */
  RowCriteria criteria() throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    RowCriteria criteria =
        new RowCriteria(
            known("--include", include, STATUSES, problems),
            known("--outcome", outcome, WorkflowFeatures.TR_STATUS.allowedValues(), problems),
            repositories(problems),
            instant("--from", from, problems),
            instant("--until", until, problems));
    if (criteria.from() != null
        && criteria.until() != null
        && !criteria.from().isBefore(criteria.until())) {
      problems.add("--until=" + until + " is not later than --from=" + from);
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return criteria;
  }

  private static Set<String> known(
      String option, List<String> values, List<String> possible, List<String> problems) {
    Set<String> known = new LinkedHashSet<>();
    for (String value : values) {
      String word = value.strip().toLowerCase(Locale.ROOT);
      if (possible.contains(word)) {
        known.add(word);
      } else {
        problems.add(
            "%s=%s: possible are %s%s"
                .formatted(
                    option, value, String.join(", ", possible), Suggestions.hint(value, possible)));
      }
    }
    return known;
  }

  private Set<String> repositories(List<String> problems) {
    Set<String> names = new LinkedHashSet<>();
    for (String repository : repositories) {
      String name = repository.strip().toLowerCase(Locale.ROOT);
      if (name.matches("[\\w.-]+/([\\w.-]+|\\*)")) {
        names.add(name);
      } else {
        problems.add("--repositories=" + repository + ": must be owner/name or owner/*");
      }
    }
    return names;
  }

  private static @Nullable Instant instant(
      String option, @Nullable String text, List<String> problems) {
    if (text == null) {
      return null;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      problems.add(
          "%s=%s: must be a date such as 2024-01-31 or an instant such as 2024-01-31T12:00:00Z"
              .formatted(option, text));
      return null;
    }
  }
}
