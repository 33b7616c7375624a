package org.cienrich.io.table;

import java.io.IOException;
import java.io.Serializable;

/** Where rows go beside their files, such as a database. Travels to the workers. */
public interface RowStore extends Serializable {
  /** Begins with rows of a table, which are a part of it or all of it. */
  StoredRows open(TableLayout<?> layout) throws IOException;
}
