package org.cienrich.io.git;

import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.Person;
import org.cienrich.io.store.Journal;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * Makes the graph of all commits reachable from some tips, from the journal as far as it goes and
 * from the mirror for the rest, which is added to the journal. The graph does not depend on what
 * the journal has.
 */
final class CommitGraphBuilder {
  final CommitIds ids;
  final IdList trees;
  final int[] parentStarts;
  final int[] parents;
  final int[] parentCounts;
  final BitSet cut = new BitSet();
  final long[] authoredAt;
  final long[] committedAt;
  final int[] authors;
  final int[] committers;
  final Person[] persons;

  private final Map<Person, Integer> personIds = new HashMap<>();

  /**
   * Reads a graph. Tips that are no commits, or are absent, are passed over; a commit with an
   * absent or damaged ancestor is marked incomplete.
   */
  static CommitGraph build(
      Repository repository,
      Collection<? extends AnyObjectId> tips,
      Mailmap mailmap,
      IndexJournals journals)
      throws IOException {
    CommitRows rows = new CommitRows();
    Journal journal = journals.commits();
    journal.readInto(segment -> CommitSegment.read(segment, rows));
    CommitReader reader = new CommitReader(repository, rows, journals.repository());
    reader.read(tips);
    int[] order = CommitOrder.of(rows, reader);
    keep(rows, reader, order, journal);
    return new CommitGraph(new CommitGraphBuilder(rows, reader, order, mailmap));
  }

  /** A commit that a mirror has in part may be whole in the next one. */
  private static void keep(CommitRows rows, CommitReader reader, int[] order, Journal journal) {
    IntList batch = new IntList();
    for (int next = 0; next < order.length; next++) {
      if (reader.isFresh(order[next]) && !reader.isCut(order[next])) {
        batch.add(order[next]);
      }
      boolean last = next == order.length - 1;
      if (batch.size() == CommitSegment.MAX_COMMITS || (last && batch.size() > 0)) {
        journal.keep(CommitSegment.write(rows, batch.toArray()));
        batch = new IntList();
      }
    }
  }

  private CommitGraphBuilder(CommitRows rows, CommitReader reader, int[] order, Mailmap mailmap) {
    int count = order.length;
    ids = new CommitIds(count);
    trees = new IdList(count);
    parentStarts = new int[count + 1];
    parentCounts = new int[count];
    authoredAt = new long[count];
    committedAt = new long[count];
    authors = new int[count];
    committers = new int[count];
    int[] ordinalOf = new int[rows.size()];
    int[] personOf = personsOf(rows.idents(), mailmap);
    int nobody = idOf(new Person("", ""));
    IntList allParents = new IntList();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int row = order[ordinal];
      ordinalOf[row] = ordinal;
      ids.add(rows.id(row));
      trees.add(rows.tree(row));
      parentCounts[ordinal] = rows.parentCount(row);
      authoredAt[ordinal] = rows.authoredAt(row);
      committedAt[ordinal] = rows.committedAt(row);
      int author = rows.author(row);
      int committer = rows.committer(row);
      authors[ordinal] = author == CommitRows.NO_IDENT ? nobody : personOf[author];
      committers[ordinal] = committer == CommitRows.NO_IDENT ? nobody : personOf[committer];
      cut.set(ordinal, reader.isCut(row));
      for (int index = 0; index < rows.parentCount(row); index++) {
        int parent = rows.parent(row, index);
        if (reader.isReached(parent)) {
          allParents.add(ordinalOf[parent]);
        }
      }
      parentStarts[ordinal + 1] = allParents.size();
    }
    parents = allParents.toArray();
    persons = new Person[personIds.size()];
    personIds.forEach((person, id) -> persons[id] = person);
  }

  private int[] personsOf(List<Ident> idents, Mailmap mailmap) {
    int[] personOf = new int[idents.size()];
    for (int ident = 0; ident < personOf.length; ident++) {
      personOf[ident] = idOf(mailmap.map(idents.get(ident).name(), idents.get(ident).email()));
    }
    return personOf;
  }

  private int idOf(Person person) {
    Integer next = personIds.size();
    Integer known = personIds.putIfAbsent(person, next);
    return known == null ? next : known;
  }
}
