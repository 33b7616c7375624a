package org.cienrich.io.export.prepare;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for new columns that every format and tool takes: of ASCII letters, digits and {@code _},
 * and different from all others by more than case. Not thread-safe.
 */
final class ColumnNames {
  private static final int LONGEST_VALUE = 60;

  private final Set<String> taken = new HashSet<>();

  ColumnNames(Collection<String> taken) {
    taken.forEach(name -> this.taken.add(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns a new name for a value of a column: {@code column__value}, as near as can be. */
  String of(String column, String value) {
    String safe = value.isEmpty() ? "empty" : value.replaceAll("[^A-Za-z0-9_]", "_");
    String wanted =
        column + "__" + (safe.length() > LONGEST_VALUE ? safe.substring(0, LONGEST_VALUE) : safe);
    String name = wanted;
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = wanted + "_" + number;
    }
    return name;
  }
}
