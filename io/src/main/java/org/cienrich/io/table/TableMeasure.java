package org.cienrich.io.table;

import java.io.Serializable;

/**
 * Measures the rows of a table while they are written. Travels to the workers.
 *
 * @param <T> a row
 */
public interface TableMeasure<T> extends Serializable {
  /**
   * Begins with a part. Parts are measured apart, in any order, on any machine.
   *
   * @param mostRows a bound on the rows of the whole table; the exact number if it has one part
   */
  PartMeasure<T> begin(long mostRows);
}
