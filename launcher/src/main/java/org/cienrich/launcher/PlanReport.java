package org.cienrich.launcher;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cienrich.pipeline.plan.Calls;
import org.cienrich.pipeline.plan.LogLoss;
import org.cienrich.pipeline.plan.RepositoryCost;

/** An estimate of costs as a person reads it. */
final class PlanReport {
  /** Of archives of logs, on average; real ones vary from a few KiB to many MiB. */
  private static final long KIB_PER_LOG_ARCHIVE = 100;

  private PlanReport() {}

  /**
   * @param quota requests per hour
   * @param pointsPerMinute requests per minute; 0 for no limit
   */
  static String of(List<RepositoryCost> costs, long quota, int pointsPerMinute) {
    StringBuilder text = new StringBuilder();
    text.append("%-40s %-15s %8s %8s%n".formatted("repository", "provider", "builds", "requests"));
    for (RepositoryCost cost : costs) {
      text.append(
          "%-40s %-15s %8d %8d%s%n"
              .formatted(
                  cost.repo(),
                  cost.provider(),
                  cost.builds(),
                  cost.calls().total(),
                  cost.absence() == null ? "" : "  " + cost.absence()));
    }
    Calls calls = costs.stream().map(RepositoryCost::calls).reduce(Calls.NONE, Calls::plus);
    long builds =
        costs.stream()
            .filter(cost -> cost.absence() == null)
            .mapToLong(RepositoryCost::builds)
            .sum();
    text.append(
        "%nRequests: about %d: %d for repositories, %d for runs, %d for jobs, %d for logs,%n"
            .formatted(
                calls.total(), calls.repositories(), calls.runs(), calls.jobs(), calls.logs()));
    text.append(
        "  at most %d for pull requests, reviews, comments and contributors%n"
            .formatted(calls.forge()));
    if (builds > 0) {
      text.append(
          String.format(Locale.ROOT, "  %.2f per build%n", calls.total() / (double) builds));
    }
    text.append(time(calls.total(), quota, pointsPerMinute));
    return text.append(logs(costs)).toString();
  }

  private static String time(long requests, long quota, int pointsPerMinute) {
    double byQuota = requests / (double) quota;
    double byMinute = pointsPerMinute == 0 ? 0 : requests / (60.0 * pointsPerMinute);
    double hours = Math.max(byQuota <= 1 ? 0 : byQuota - 1, byMinute);
    return String.format(
        Locale.ROOT,
        "Time: at least %s at %d requests an hour%s%n",
        hours < 1
            ? String.format(Locale.ROOT, "%.1f minutes", hours * 60)
            : String.format(Locale.ROOT, "%.1f hours", hours),
        quota,
        pointsPerMinute == 0 ? "" : " and " + pointsPerMinute + " a minute");
  }

  private static String logs(List<RepositoryCost> costs) {
    long logs = costs.stream().mapToLong(RepositoryCost::logs).sum();
    if (logs == 0) {
      return "Logs: none needed%n".formatted();
    }
    List<LogLoss> losses =
        costs.stream().map(RepositoryCost::loss).filter(Objects::nonNull).toList();
    long lost = losses.stream().mapToLong(LogLoss::lost).sum();
    long expiring = losses.stream().mapToLong(LogLoss::expiring).sum();
    long unknown =
        costs.stream().filter(cost -> cost.loss() == null).mapToLong(RepositoryCost::logs).sum();
    StringBuilder text = new StringBuilder();
    if (logs > unknown) {
      text.append(
          "Logs: of %d builds, about %d have probably expired and %d expire within a week%n"
              .formatted(logs - unknown, lost, expiring));
    }
    if (unknown > 0) {
      text.append(
          "Logs: of %d builds it is not known how many have expired: nothing tells when they ran%n"
              .formatted(unknown));
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "Download: about %.1f MiB of logs, at %d KiB per build; mirrors of repositories come on top%n",
                (logs - lost) * KIB_PER_LOG_ARCHIVE / 1024.0,
                KIB_PER_LOG_ARCHIVE))
        .toString();
  }
}
