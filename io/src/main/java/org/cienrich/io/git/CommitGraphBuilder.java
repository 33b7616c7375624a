package org.cienrich.io.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.cienrich.features.facts.Person;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Reads all commits reachable from some tips and numbers them: of the commits whose parents all
 * have a number, the one with the earliest committer date comes next, then the smallest id.
 */
final class CommitGraphBuilder {
  private static final int UNREADABLE = -1;

  ObjectIdOwnerMap<CommitNode> index = new ObjectIdOwnerMap<>();
  CommitNode[] nodes = {};
  int[] parentStarts = {};
  int[] parents = {};
  int[] parentCounts = {};
  BitSet incomplete = new BitSet();
  long[] authoredAt = {};
  long[] committedAt = {};
  int[] authors = {};
  int[] committers = {};
  Person[] persons = {};

  private final List<CommitNode> read = new ArrayList<>();
  private final List<int[]> readParents = new ArrayList<>();
  private final CommitTable table;

  private CommitGraphBuilder(Mailmap mailmap) {
    this.table = new CommitTable(mailmap);
  }

  /**
   * Reads a graph. Tips that are no commits, or are absent, are passed over; a commit with an
   * absent or damaged ancestor is marked incomplete.
   */
  static CommitGraph build(
      Repository repository, Collection<? extends AnyObjectId> tips, Mailmap mailmap)
      throws IOException {
    CommitGraphBuilder builder = new CommitGraphBuilder(mailmap);
    builder.read(repository, tips);
    builder.number();
    return new CommitGraph(builder);
  }

  private void read(Repository repository, Collection<? extends AnyObjectId> tips)
      throws IOException {
    Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
    BitSet cut = new BitSet();
    Deque<RevCommit> queue = new ArrayDeque<>();
    try (RevWalk walk = new RevWalk(repository)) {
      for (AnyObjectId tip : tips) {
        RevCommit commit = commitOf(walk, tip);
        if (commit != null) {
          discover(commit, queue);
        }
      }
      for (RevCommit commit = queue.poll(); commit != null; commit = queue.poll()) {
        int at = index.get(commit).ordinal();
        int[] known = new int[commit.getParentCount()];
        for (int parent = 0; parent < known.length; parent++) {
          known[parent] = parentOf(walk, commit.getParent(parent), queue);
          if (known[parent] == UNREADABLE) {
            cut.set(at);
          }
        }
        if (shallow.contains(commit)) {
          cut.set(at);
        }
        readParents.add(known);
      }
    }
    incomplete = cut;
  }

  private static @Nullable RevCommit commitOf(RevWalk walk, AnyObjectId id) throws IOException {
    try {
      RevObject object = walk.peel(walk.parseAny(id));
      return object instanceof RevCommit commit ? commit : null;
    } catch (MissingObjectException
        | IncorrectObjectTypeException
        | CorruptObjectException unreadable) {
      return null;
    }
  }

  private int parentOf(RevWalk walk, RevCommit parent, Deque<RevCommit> queue) throws IOException {
    CommitNode known = index.get(parent);
    if (known != null) {
      return known.ordinal();
    }
    RevCommit parsed = commitOf(walk, parent);
    return parsed == null ? UNREADABLE : discover(parsed, queue);
  }

  private int discover(RevCommit commit, Deque<RevCommit> queue) {
    CommitNode known = index.get(commit);
    if (known != null) {
      return known.ordinal();
    }
    CommitNode node = new CommitNode(commit, read.size());
    index.add(node);
    read.add(node);
    table.add(commit);
    commit.disposeBody();
    queue.add(commit);
    return node.ordinal();
  }

  private void number() {
    int count = read.size();
    int[] order = order(count);
    int[] ordinalOf = new int[count];
    for (int ordinal = 0; ordinal < count; ordinal++) {
      ordinalOf[order[ordinal]] = ordinal;
    }
    nodes = new CommitNode[count];
    parentStarts = new int[count + 1];
    parentCounts = new int[count];
    authoredAt = new long[count];
    committedAt = new long[count];
    authors = new int[count];
    committers = new int[count];
    BitSet cut = incomplete;
    incomplete = new BitSet(count);
    IntList allParents = new IntList();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int at = order[ordinal];
      nodes[ordinal] = read.get(at);
      nodes[ordinal].renumber(ordinal);
      parentCounts[ordinal] = table.parentCounts.get(at);
      authoredAt[ordinal] = table.authoredAt.get(at);
      committedAt[ordinal] = table.committedAt.get(at);
      authors[ordinal] = table.authors.get(at);
      committers[ordinal] = table.committers.get(at);
      incomplete.set(ordinal, cut.get(at));
      for (int parent : readParents.get(at)) {
        if (parent != UNREADABLE) {
          allParents.add(ordinalOf[parent]);
          incomplete.set(ordinal, incomplete.get(ordinal) || incomplete.get(ordinalOf[parent]));
        }
      }
      parentStarts[ordinal + 1] = allParents.size();
    }
    parents = allParents.toArray();
    persons = new Person[table.persons.size()];
    table.persons.forEach((person, id) -> persons[id] = person);
  }

  private int[] order(int count) {
    IntList childOf = new IntList();
    IntList child = new IntList();
    int[] waitsFor = new int[count];
    for (int at = 0; at < count; at++) {
      for (int parent : readParents.get(at)) {
        if (parent != UNREADABLE) {
          childOf.add(parent);
          child.add(at);
          waitsFor[at]++;
        }
      }
    }
    Postings children = Postings.of(childOf.toArray(), count);
    PriorityQueue<Integer> ready =
        new PriorityQueue<>(
            Comparator.comparingLong((Integer at) -> table.committedAt.get(at))
                .thenComparing(read::get));
    for (int at = 0; at < count; at++) {
      if (waitsFor[at] == 0) {
        ready.add(at);
      }
    }
    int[] order = new int[count];
    int next = 0;
    for (Integer at = ready.poll(); at != null; at = ready.poll()) {
      order[next++] = at;
      for (int edge = 0; edge < children.count(at); edge++) {
        int freed = child.get(children.get(at, edge));
        if (--waitsFor[freed] == 0) {
          ready.add(freed);
        }
      }
    }
    return order;
  }
}
