package org.cienrich.io.git;

import java.util.HashMap;
import java.util.Map;
import org.cienrich.io.store.BinaryReader;
import org.cienrich.io.store.BinaryWriter;
import org.cienrich.io.store.MalformedDataException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Facts of up to 50,000 commits as bytes: a version, the texts and the idents that the commits
 * have, their ids, their trees, and then for each its author, committer, dates and parents. A
 * parent is how many commits before it comes, or 0 and its id.
 */
final class CommitSegment {
  static final int MAX_COMMITS = 50_000;

  private static final int VERSION = 1;
  private static final int ID = Constants.OBJECT_ID_LENGTH;

  private CommitSegment() {}

  /** Writes the facts of some rows, parents before children. */
  static byte[] write(CommitRows rows, int[] written) {
    Map<String, Integer> texts = new HashMap<>();
    Map<Integer, Integer> idents = new HashMap<>();
    BinaryWriter textTable = new BinaryWriter();
    BinaryWriter identTable = new BinaryWriter();
    BinaryWriter records = new BinaryWriter();
    Map<Integer, Integer> placeOf = new HashMap<>();
    long lastCommittedAt = 0;
    for (int place = 0; place < written.length; place++) {
      int row = written[place];
      for (int ident : new int[] {rows.author(row), rows.committer(row)}) {
        if (ident == CommitRows.NO_IDENT) {
          records.number(0);
          continue;
        }
        Integer known = idents.get(ident);
        if (known == null) {
          known = idents.size();
          idents.put(ident, known);
          Ident person = rows.idents().get(ident);
          identTable.number(textOf(person.name(), texts, textTable));
          identTable.number(textOf(person.email(), texts, textTable));
        }
        records.number(known + 1);
      }
      records.signed(rows.committedAt(row) - lastCommittedAt);
      records.signed(rows.authoredAt(row) - rows.committedAt(row));
      lastCommittedAt = rows.committedAt(row);
      writeParents(rows, row, place, placeOf, records);
      placeOf.put(row, place);
    }
    BinaryWriter out = new BinaryWriter();
    out.number(VERSION);
    out.number(texts.size());
    append(textTable, out);
    out.number(idents.size());
    append(identTable, out);
    out.number(written.length);
    for (int row : written) {
      append(rows.id(row), out);
    }
    for (int row : written) {
      append(rows.tree(row), out);
    }
    append(records, out);
    return out.toByteArray();
  }

  private static void writeParents(
      CommitRows rows, int row, int place, Map<Integer, Integer> placeOf, BinaryWriter records) {
    records.number(rows.parentCount(row));
    for (int index = 0; index < rows.parentCount(row); index++) {
      int parent = rows.parent(row, index);
      Integer parentPlace = placeOf.get(parent);
      if (parentPlace == null) {
        records.number(0);
        append(rows.id(parent), records);
      } else {
        records.number(place - parentPlace);
      }
    }
  }

  private static int textOf(String text, Map<String, Integer> texts, BinaryWriter table) {
    Integer next = texts.size();
    Integer known = texts.putIfAbsent(text, next);
    if (known == null) {
      table.text(text);
      return next;
    }
    return known;
  }

  private static void append(BinaryWriter part, BinaryWriter out) {
    out.raw(part.toByteArray(), 0, part.size());
  }

  private static void append(ObjectId id, BinaryWriter out) {
    byte[] raw = new byte[ID];
    id.copyRawTo(raw, 0);
    out.raw(raw, 0, ID);
  }

  /**
   * Adds the facts of a segment to others, but for commits whose facts are there.
   *
   * @throws MalformedDataException if it is no such segment; then nothing is added
   */
  static void read(byte[] segment, CommitRows rows) throws MalformedDataException {
    readInto(segment, new CommitRows());
    readInto(segment, rows);
  }

  private static void readInto(byte[] segment, CommitRows rows) throws MalformedDataException {
    BinaryReader in = new BinaryReader(segment);
    if (in.number() != VERSION) {
      throw new MalformedDataException("Commits of another version");
    }
    String[] texts = new String[in.count(1)];
    for (int text = 0; text < texts.length; text++) {
      texts[text] = in.text();
    }
    int[] idents = new int[in.count(2)];
    for (int ident = 0; ident < idents.length; ident++) {
      String name = texts[in.number(texts.length - 1)];
      idents[ident] = rows.identOf(new Ident(name, texts[in.number(texts.length - 1)]));
    }
    int[] rowOf = new int[in.number(MAX_COMMITS)];
    for (int place = 0; place < rowOf.length; place++) {
      rowOf[place] = rows.rowOf(id(in));
    }
    ObjectId[] trees = new ObjectId[rowOf.length];
    for (int place = 0; place < rowOf.length; place++) {
      trees[place] = id(in);
    }
    long lastCommittedAt = 0;
    for (int place = 0; place < rowOf.length; place++) {
      int author = ident(in, idents);
      int committer = ident(in, idents);
      long committedAt = lastCommittedAt + in.signed();
      long authoredAt = committedAt + in.signed();
      lastCommittedAt = committedAt;
      int[] parents = parents(in, place, rowOf, rows);
      if (!rows.isKnown(rowOf[place])) {
        rows.set(
            rowOf[place],
            new CommitRows.Facts(
                author, committer, authoredAt, committedAt, trees[place], parents));
      }
    }
    in.end();
  }

  private static ObjectId id(BinaryReader in) throws MalformedDataException {
    return ObjectId.fromRaw(in.raw(ID));
  }

  private static int ident(BinaryReader in, int[] idents) throws MalformedDataException {
    int number = in.number(idents.length);
    return number == 0 ? CommitRows.NO_IDENT : idents[number - 1];
  }

  private static int[] parents(BinaryReader in, int place, int[] rowOf, CommitRows rows)
      throws MalformedDataException {
    int[] parents = new int[in.count(1)];
    for (int index = 0; index < parents.length; index++) {
      int back = in.number(place);
      parents[index] = back == 0 ? rows.rowOf(id(in)) : rowOf[place - back];
    }
    return parents;
  }
}
