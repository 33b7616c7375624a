package org.cienrich.io.travis;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Travis CI's states, in the words of run results. */
final class States {
  static final String COMPLETED = "completed";

  private static final Set<String> TERMINAL = Set.of("passed", "failed", "errored", "canceled");

  private States() {}

  static boolean isTerminal(@Nullable String state) {
    return state != null && TERMINAL.contains(state);
  }

  /** The status: {@code completed}, {@code in_progress}, or Travis CI's word; null for none. */
  static @Nullable String status(@Nullable String state) {
    if (isTerminal(state)) {
      return COMPLETED;
    }
    return "started".equals(state) ? "in_progress" : state;
  }

  static @Nullable String conclusion(@Nullable String state) {
    return switch (state == null ? "" : state) {
      case "passed" -> "success";
      case "failed" -> "failure";
      case "errored" -> "errored";
      case "canceled" -> "cancelled";
      default -> null;
    };
  }
}
