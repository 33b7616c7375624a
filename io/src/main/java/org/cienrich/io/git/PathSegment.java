package org.cienrich.io.git;

import java.util.HashMap;
import java.util.Map;
import org.cienrich.io.store.BinaryReader;
import org.cienrich.io.store.BinaryWriter;
import org.cienrich.io.store.MalformedDataException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The changed paths of up to 20,000 commits as bytes: a version, the paths, the ids of the commits,
 * and for each its changes. Collects what is to be written; not thread-safe.
 */
final class PathSegment {
  /** Marks a change that is no rename. */
  static final int NOT_RENAMED = -1;

  private static final int VERSION = 1;
  private static final int MAX_COMMITS = 20_000;
  private static final int MAX_CHANGES = 1_000_000;
  private static final int MAX_BYTES = 16 << 20;
  private static final int ID = Constants.OBJECT_ID_LENGTH;

  private final PathTable paths;
  private final Map<Integer, Integer> places = new HashMap<>();
  private final BinaryWriter table = new BinaryWriter();
  private final BinaryWriter ids = new BinaryWriter();
  private final BinaryWriter records = new BinaryWriter();

  /**
   * @param paths what the numbers of paths mean
   */
  PathSegment(PathTable paths) {
    this.paths = paths;
  }

  /**
   * Adds what a commit changes.
   *
   * @param changes for each change the number of its path, and that of the former path or {@link
   *     #NOT_RENAMED}; a commit that changes more than a million paths is left out
   */
  void add(ObjectId commit, int[] changes) {
    if (changes.length / 2 > MAX_CHANGES) {
      return;
    }
    byte[] raw = new byte[ID];
    commit.copyRawTo(raw, 0);
    ids.raw(raw, 0, ID);
    records.number(changes.length / 2);
    for (int at = 0; at < changes.length; at += 2) {
      boolean renamed = changes[at + 1] != NOT_RENAMED;
      records.number(2L * placeOf(changes[at]) + (renamed ? 1 : 0));
      if (renamed) {
        records.number(placeOf(changes[at + 1]));
      }
    }
  }

  private int placeOf(int path) {
    Integer next = places.size();
    Integer known = places.putIfAbsent(path, next);
    if (known == null) {
      table.text(paths.get(path));
      return next;
    }
    return known;
  }

  boolean isEmpty() {
    return ids.size() == 0;
  }

  /** Tells whether the segment should be kept before more is added. */
  boolean isFull() {
    return ids.size() >= MAX_COMMITS * ID || table.size() + records.size() >= MAX_BYTES;
  }

  byte[] toByteArray() {
    BinaryWriter out = new BinaryWriter();
    out.number(VERSION);
    out.number(places.size());
    out.raw(table.toByteArray(), 0, table.size());
    out.number(ids.size() / ID);
    out.raw(ids.toByteArray(), 0, ids.size());
    out.raw(records.toByteArray(), 0, records.size());
    return out.toByteArray();
  }

  /** Takes in what a commit changes, as {@link PathSegment#add} does. */
  interface Sink {
    void add(ObjectId commit, int[] changes);
  }

  /**
   * Reads a segment.
   *
   * @param paths where its paths are added
   * @throws MalformedDataException if it is no such segment; then the sink gets nothing
   */
  static void read(byte[] segment, PathTable paths, Sink sink) throws MalformedDataException {
    readInto(segment, new PathTable(), (commit, changes) -> {});
    readInto(segment, paths, sink);
  }

  private static void readInto(byte[] segment, PathTable paths, Sink sink)
      throws MalformedDataException {
    BinaryReader in = new BinaryReader(segment);
    if (in.number() != VERSION) {
      throw new MalformedDataException("Changed paths of another version");
    }
    int[] table = new int[in.count(1)];
    for (int place = 0; place < table.length; place++) {
      table[place] = paths.add(in.text());
    }
    int commits = in.count(ID);
    byte[] commitIds = in.raw(commits * ID);
    for (int commit = 0; commit < commits; commit++) {
      int[] changes = new int[2 * in.number(MAX_CHANGES)];
      for (int at = 0; at < changes.length; at += 2) {
        int change = in.number(2 * table.length - 1);
        changes[at] = table[change / 2];
        changes[at + 1] = change % 2 == 0 ? NOT_RENAMED : table[in.number(table.length - 1)];
      }
      sink.add(ObjectId.fromRaw(commitIds, commit * ID), changes);
    }
    in.end();
  }
}
