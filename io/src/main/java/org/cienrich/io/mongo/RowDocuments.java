package org.cienrich.io.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.table.TableLayout;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of a table documents. A document has the columns of the row, those left out whose cell
 * is empty; the dataset and the version; and an {@code _id} that the row alone decides: of the
 * columns of its key, or where a table has none of all columns and the number of the row among its
 * equals. Not thread-safe.
 */
final class RowDocuments {
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private final MongoVersion version;
  private final String writing;
  private final List<TableColumn> columns;
  private final List<Integer> key;
  private final int plainPart;
  private String lastDigest = "";
  private int equals;

  /**
   * @param writing tells documents of now from earlier ones
   */
  RowDocuments(MongoVersion version, TableLayout<?> layout, String writing) {
    this.version = version;
    this.writing = writing;
    this.columns = layout.columns();
    List<String> names = columns.stream().map(TableColumn::name).toList();
    this.key = CollectionPlan.of(layout.table()).key().stream().map(names::indexOf).toList();
    this.plainPart =
        IntStream.range(0, key.size())
            .filter(i -> columns.get(key.get(i)).type() == ColumnType.TEXT)
            .findFirst()
            .orElse(-1);
  }

  /**
   * @param cells one value per column
   */
  RawBsonDocument of(List<@Nullable Object> cells) {
    BsonDocument row = new BsonDocument();
    for (int i = 0; i < columns.size(); i++) {
      Object cell = cells.get(i);
      if (cell != null) {
        row.put(columns.get(i).name(), BsonValues.of(columns.get(i).type(), cell));
      }
    }
    BsonDocument document = version.document(key.isEmpty() ? digest(row) : key(cells));
    document.putAll(row);
    document.put(CollectionPlan.WRITING, new BsonString(writing));
    return new RawBsonDocument(document, CODEC);
  }

  private String key(List<@Nullable Object> cells) {
    List<@Nullable Object> parts = new ArrayList<>();
    key.forEach(column -> parts.add(cells.get(column)));
    return DocumentKeys.joined(parts, plainPart);
  }

  private String digest(BsonDocument row) {
    String digest = Sha256.of(bytes(new RawBsonDocument(row, CODEC)));
    equals = digest.equals(lastDigest) ? equals + 1 : 1;
    lastDigest = digest;
    return digest + "/" + equals;
  }

  private static byte[] bytes(RawBsonDocument document) {
    byte[] bytes = new byte[size(document)];
    document.getByteBuffer().get(bytes);
    return bytes;
  }

  /** Returns how many bytes a document has. */
  static int size(RawBsonDocument document) {
    return document.getByteBuffer().remaining();
  }
}
