package org.cienrich.io.table;

import java.util.SortedMap;

/**
 * Measures the rows of one part. Not thread-safe.
 *
 * @param <T> a row
 */
public interface PartMeasure<T> {
  /** Takes the next row, in the order of the table. */
  void add(T row);

  /** Returns what was found, by subject, in a form that may travel. */
  SortedMap<String, byte[]> finish();
}
