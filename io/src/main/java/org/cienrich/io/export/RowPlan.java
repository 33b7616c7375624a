package org.cienrich.io.export;

import java.io.IOException;
import java.util.List;
import org.cienrich.io.export.prepare.Part;
import org.cienrich.io.export.prepare.Preparation;
import org.cienrich.io.export.prepare.PreparationParameters;
import org.cienrich.io.export.prepare.Prepared;
import org.cienrich.io.export.prepare.Preparer;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** What becomes of rows between a table and files. */
interface RowPlan {
  /** Returns the columns of the files. */
  List<TableColumn> columns();

  /** Returns which files there are. */
  List<Part> parts();

  Prepared prepare(List<@Nullable Object> cells);

  /** Returns what was done; null if nothing. */
  @Nullable PreparationParameters parameters();

  /** Makes a plan, for which the rows are read only if they are to be prepared. */
  static RowPlan of(Preparation preparation, RowSource rows) throws IOException {
    return preparation.equals(Preparation.NONE)
        ? new AsTheyAre(rows.columns())
        : new Fitted(Preparer.fit(preparation, rows));
  }

  /** Rows in one file, as they are. */
  record AsTheyAre(List<TableColumn> columns) implements RowPlan {
    @Override
    public List<Part> parts() {
      return List.of(Part.ALL);
    }

    @Override
    public Prepared prepare(List<@Nullable Object> cells) {
      return new Prepared.Row(Part.ALL, cells);
    }

    @Override
    public @Nullable PreparationParameters parameters() {
      return null;
    }
  }

  /** Rows as a preparer that knows them all makes them. */
  record Fitted(Preparer preparer) implements RowPlan {
    @Override
    public List<TableColumn> columns() {
      return preparer.columns();
    }

    @Override
    public List<Part> parts() {
      return preparer.parts();
    }

    @Override
    public Prepared prepare(List<@Nullable Object> cells) {
      return preparer.prepare(cells);
    }

    @Override
    public PreparationParameters parameters() {
      return preparer.parameters();
    }
  }
}
