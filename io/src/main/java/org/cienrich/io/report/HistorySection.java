package org.cienrich.io.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.features.quality.QualityReport;
import org.cienrich.features.quality.QualityReport.Label;
import org.cienrich.features.quality.QualityReport.Month;
import org.cienrich.features.quality.QualityReport.RepositoryHistory;
import org.jspecify.annotations.Nullable;

/**
 * How builds ended, month by month, on one axis for all repositories.
 *
 * @param legend the outcomes that occur
 * @param hidden how many smaller repositories there are; null if none
 */
record HistorySection(
    List<Legend> legend, List<RepositoryChart> repositories, @Nullable String hidden) {
  private static final int MOST_MONTHS = 240;
  private static final int MONTH_WIDTH = 10;
  private static final int HEIGHT = 80;

  record Legend(String tone, String outcome) {}

  /**
   * @param most builds in the month with the most
   * @param years where years begin, as a path
   */
  record RepositoryChart(
      String repo,
      String builds,
      List<Layer> layers,
      int width,
      String years,
      String first,
      String last,
      String most,
      List<OutcomeShare> shares) {}

  /** All bars of an outcome, as a path. */
  record Layer(String tone, String path) {}

  record OutcomeShare(String tone, String outcome, String share) {}

  static HistorySection of(QualityReport quality) {
    List<YearMonth> months =
        quality.repositories().stream()
            .flatMap(repository -> repository.months().stream())
            .map(month -> YearMonth.parse(month.month()))
            .sorted()
            .toList();
    List<String> outcomes =
        quality.repositories().stream()
            .flatMap(repository -> totals(repository).keySet().stream())
            .distinct()
            .sorted(OutcomeTones.ORDER)
            .toList();
    Label label = quality.label();
    long hidden = quality.repositoryCount() - quality.repositories().size();
    return new HistorySection(
        outcomes.stream().map(o -> new Legend(OutcomeTones.of(o, label), o)).toList(),
        quality.repositories().stream()
            .map(repository -> chart(repository, axis(months), outcomes, label))
            .toList(),
        hidden <= 0 ? null : Figures.plural(hidden, "smaller repository", "smaller repositories"));
  }

  /** Returns the months from the first to the last; of a longer time, the last. */
  private static List<YearMonth> axis(List<YearMonth> months) {
    List<YearMonth> axis = new ArrayList<>();
    if (!months.isEmpty()) {
      YearMonth last = months.get(months.size() - 1);
      YearMonth limit = last.minusMonths(MOST_MONTHS - 1L);
      YearMonth month = months.get(0).isBefore(limit) ? limit : months.get(0);
      for (; !month.isAfter(last); month = month.plusMonths(1)) {
        axis.add(month);
      }
    }
    return axis;
  }

  private static SortedMap<String, Long> totals(RepositoryHistory repository) {
    SortedMap<String, Long> totals = new TreeMap<>();
    for (Month month : repository.months()) {
      month.outcomes().forEach((outcome, rows) -> totals.merge(outcome, rows, Long::sum));
    }
    return totals;
  }

  private static RepositoryChart chart(
      RepositoryHistory repository,
      List<YearMonth> axis,
      List<String> outcomes,
      @Nullable Label label) {
    Map<String, SortedMap<String, Long>> byMonth = new HashMap<>();
    repository.months().forEach(month -> byMonth.put(month.month(), month.outcomes()));
    long most = byMonth.values().stream().mapToLong(HistorySection::sum).max().orElse(0);
    SortedMap<String, Long> totals = totals(repository);
    return new RepositoryChart(
        repository.repo(),
        Figures.plural(repository.builds(), "build"),
        layers(axis, byMonth, most, outcomes, label),
        axis.size() * MONTH_WIDTH,
        years(axis),
        axis.isEmpty() ? Figures.NONE : axis.get(0).toString(),
        axis.isEmpty() ? Figures.NONE : axis.get(axis.size() - 1).toString(),
        Figures.count(most),
        totals.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(OutcomeTones.ORDER))
            .map(
                total ->
                    new OutcomeShare(
                        OutcomeTones.of(total.getKey(), label),
                        total.getKey(),
                        Figures.percent(total.getValue(), sum(totals))))
            .toList());
  }

  private static long sum(SortedMap<String, Long> outcomes) {
    return outcomes.values().stream().mapToLong(n -> n).sum();
  }

  private static List<Layer> layers(
      List<YearMonth> axis,
      Map<String, SortedMap<String, Long>> byMonth,
      long most,
      List<String> outcomes,
      @Nullable Label label) {
    List<Layer> layers = new ArrayList<>();
    Map<YearMonth, Long> below = new HashMap<>();
    for (String outcome : outcomes) {
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < axis.size(); i++) {
        long rows =
            byMonth.getOrDefault(axis.get(i).toString(), new TreeMap<>()).getOrDefault(outcome, 0L);
        long base = below.getOrDefault(axis.get(i), 0L);
        long height = scaled(base + rows, most) - scaled(base, most);
        if (height > 0) {
          path.append('M').append(i * MONTH_WIDTH + 1).append(' ');
          path.append(HEIGHT - scaled(base, most)).append('v').append(-height);
          path.append('h').append(MONTH_WIDTH - 1).append('v').append(height).append('z');
        }
        below.put(axis.get(i), base + rows);
      }
      if (!path.isEmpty()) {
        layers.add(new Layer(OutcomeTones.of(outcome, label), path.toString()));
      }
    }
    return layers;
  }

  private static long scaled(long rows, long most) {
    return Math.round((double) HEIGHT * rows / most);
  }

  private static String years(List<YearMonth> axis) {
    StringBuilder path = new StringBuilder();
    for (int i = 1; i < axis.size(); i++) {
      if (axis.get(i).getMonthValue() == 1) {
        path.append('M').append(i * MONTH_WIDTH).append(" 0v").append(HEIGHT);
      }
    }
    return path.toString();
  }
}
