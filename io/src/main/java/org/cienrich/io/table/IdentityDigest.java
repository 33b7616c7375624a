package org.cienrich.io.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The digest of rows as JSON lines without their volatile columns: equal for two runs that found
 * the same. Not thread-safe.
 */
final class IdentityDigest {
  private final List<Integer> kept = new ArrayList<>();
  private final DigestChannel channel =
      new DigestChannel(Channels.newChannel(OutputStream.nullOutputStream()));
  private final JsonRows rows;

  IdentityDigest(List<TableColumn> columns) throws IOException {
    List<TableColumn> keptColumns = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!columns.get(i).isVolatile()) {
        kept.add(i);
        keptColumns.add(columns.get(i));
      }
    }
    this.rows = JsonRows.lines(keptColumns, channel);
  }

  void add(List<@Nullable Object> cells) throws IOException {
    List<@Nullable Object> keptCells = new ArrayList<>(kept.size());
    for (int i : kept) {
      keptCells.add(cells.get(i));
    }
    rows.write(keptCells);
  }

  String finish() throws IOException {
    rows.close();
    return channel.sha256();
  }
}
