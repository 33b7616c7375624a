package org.cienrich.features.log.text;

import java.util.Map;
import java.util.Optional;

/** What GitHub Actions says of a line by a prefix such as {@code ##[error]}. */
public enum Marker {
  NONE,
  GROUP,
  END_GROUP,
  COMMAND,
  ERROR,
  WARNING,
  NOTICE,
  DEBUG,
  SECTION;

  private static final Map<String, Marker> BY_WORD =
      Map.of(
          "group", GROUP,
          "endgroup", END_GROUP,
          "command", COMMAND,
          "error", ERROR,
          "warning", WARNING,
          "notice", NOTICE,
          "debug", DEBUG,
          "section", SECTION);

  static Optional<Marker> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
