package org.cienrich.io.mongo;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.cienrich.io.table.RowStore;
import org.cienrich.io.table.StoredRows;
import org.cienrich.io.table.TableLayout;
import org.jspecify.annotations.Nullable;

/** Stores the rows of a table as the documents of a collection. */
record DocumentStore(MongoVersion version) implements RowStore {
  @Override
  public StoredRows open(TableLayout<?> layout) throws IOException {
    VersionDatabase database = VersionDatabase.open(version);
    try {
      database.prepare(layout.table());
      return new Writing(version, layout, database);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static final class Writing implements StoredRows {
    private final String name = UUID.randomUUID().toString();
    private final VersionDatabase database;
    private final RowDocuments documents;
    private final BulkWriter writer;

    Writing(MongoVersion version, TableLayout<?> layout, VersionDatabase database) {
      this.database = database;
      this.documents = new RowDocuments(version, layout, name);
      this.writer = database.writer(layout.table());
    }

    @Override
    public void write(List<@Nullable Object> cells) throws IOException {
      writer.add(documents.of(cells));
    }

    @Override
    public String complete() throws IOException {
      writer.flush();
      return name;
    }

    @Override
    public void close() {
      database.close();
    }
  }
}
