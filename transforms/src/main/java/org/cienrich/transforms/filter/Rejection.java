package org.cienrich.transforms.filter;

import java.util.Locale;

/**
 * Why a build that was found is no row of the dataset.
 *
 * @param message the reason in words, with the value that decided
 */
public record Rejection(Reason reason, String message) {

  /** What a build can be left out for. */
  public enum Reason {
    NOT_COMPLETED,
    BUILD_STATUS,
    EVENT_TYPE,
    BRANCH,
    BOT;

    /** Returns the word in the tables, such as {@code event_type}. */
    public String columnValue() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
