package org.cienrich.io.circleci;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CircleCI's words for how things stand, in the words of run results. */
final class Words {
  static final String COMPLETED = "completed";
  private static final String IN_PROGRESS = "in_progress";

  private static final Set<String> TERMINAL =
      Set.of(
          "success",
          "fixed",
          "no_tests",
          "failed",
          "error",
          "canceled",
          "not_run",
          "unauthorized",
          "infrastructure_fail",
          "timedout",
          "retried",
          "terminated-unknown");

  /** What has not come to an end counts least, what is not known more than what is harmless. */
  private static final List<String> WORST_FIRST =
      List.of("failure", "timed_out", "errored", "unknown", "cancelled", "success", "skipped");

  private Words() {}

  static boolean isTerminal(@Nullable String word) {
    return word != null && TERMINAL.contains(word);
  }

  /** The status: {@code completed}, {@code in_progress}, or CircleCI's word for any other. */
  static @Nullable String status(@Nullable String word) {
    if (isTerminal(word)) {
      return COMPLETED;
    }
    return "running".equals(word) || "failing".equals(word) ? IN_PROGRESS : word;
  }

  /** The conclusion; null where it has none, or one that no word stands for. */
  static @Nullable String conclusion(@Nullable String word) {
    return switch (word == null ? "" : word) {
      case "success", "fixed", "no_tests" -> "success";
      case "failed" -> "failure";
      case "error", "infrastructure_fail", "unauthorized" -> "errored";
      case "canceled" -> "cancelled";
      case "timedout" -> "timed_out";
      case "not_run" -> "skipped";
      default -> null;
    };
  }

  /** The worst of the conclusions of ended things; null if that is not known. */
  static @Nullable String worst(List<String> words) {
    return words.stream()
        .map(word -> Optional.ofNullable(conclusion(word)).orElse("unknown"))
        .min(Comparator.comparing(WORST_FIRST::indexOf))
        .filter(conclusion -> !conclusion.equals("unknown"))
        .orElse(null);
  }

  /** The status of something whose parts stand like this; the first that runs or waits decides. */
  static @Nullable String statusOf(List<String> words) {
    List<String> open = words.stream().filter(word -> !isTerminal(word)).toList();
    if (open.isEmpty()) {
      return COMPLETED;
    }
    return open.stream()
        .map(Words::status)
        .filter(IN_PROGRESS::equals)
        .findFirst()
        .orElse(open.get(0));
  }
}
