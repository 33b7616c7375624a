package org.cienrich.io.table;

import java.io.Serializable;

/**
 * The files of a table in one format, named so that their names in order give the rows in order.
 *
 * @param format the format of every file
 * @param name the folder, or the start of the file names
 * @param inFolder whether the table has a folder of its own
 */
public record TableFiles(RowFormat format, String name, boolean inFolder) implements Serializable {

  /** Files {@code name/part-00000.parquet}, {@code name/part-00001.parquet} and so on. */
  public static TableFiles folder(RowFormat format, String name) {
    return new TableFiles(format, name, true);
  }

  /**
   * One file {@code name.csv}; where there are several parts, {@code name-00000.csv}, {@code
   * name-00001.csv} and so on, to be concatenated.
   */
  public static TableFiles flat(RowFormat format, String name) {
    return new TableFiles(format, name, false);
  }

  /** Returns the path of a part relative to the folder of the version. */
  String path(String part, boolean onlyPart) {
    String stem = inFolder ? name + "/part-" + part : onlyPart ? name : name + "-" + part;
    return stem + "." + format.extension();
  }
}
