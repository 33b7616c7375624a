package org.cienrich.io.git;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.CommitInfo;
import org.cienrich.features.facts.Person;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;

/**
 * All commits of a mirror, in memory: about 100 bytes each. Commits are numbered such that parents
 * come before children; which of two ancestors of a commit comes first depends on nothing but that
 * commit. Immutable and thread-safe.
 */
final class CommitGraph {
  private final ObjectIdOwnerMap<CommitNode> index;
  private final CommitNode[] nodes;
  private final int[] parentStarts;
  private final int[] parents;
  private final int[] parentCounts;
  private final BitSet incomplete;
  private final long[] authoredAt;
  private final long[] committedAt;
  private final int[] authors;
  private final int[] committers;
  private final Person[] persons;
  private final Map<String, Integer> emails = new HashMap<>();
  private final Postings byAuthorEmail;

  CommitGraph(CommitGraphBuilder built) {
    this.index = built.index;
    this.nodes = built.nodes;
    this.parentStarts = built.parentStarts;
    this.parents = built.parents;
    this.parentCounts = built.parentCounts;
    this.incomplete = built.incomplete;
    this.authoredAt = built.authoredAt;
    this.committedAt = built.committedAt;
    this.authors = built.authors;
    this.committers = built.committers;
    this.persons = built.persons;
    int[] emailOfPerson = new int[persons.length];
    for (int person = 0; person < persons.length; person++) {
      Integer next = emails.size();
      Integer known = emails.putIfAbsent(persons[person].email(), next);
      emailOfPerson[person] = known == null ? next : known;
    }
    int[] emailOfCommit = new int[nodes.length];
    for (int ordinal = 0; ordinal < nodes.length; ordinal++) {
      emailOfCommit[ordinal] = emailOfPerson[authors[ordinal]];
    }
    this.byAuthorEmail = Postings.of(emailOfCommit, emails.size());
  }

  int size() {
    return nodes.length;
  }

  /** Returns the number of a commit, or -1 if it is not in the graph. */
  int ordinalOf(String sha) {
    return ObjectId.isId(sha) ? ordinalOf(ObjectId.fromString(sha)) : -1;
  }

  int ordinalOf(AnyObjectId id) {
    CommitNode node = index.get(id);
    return node == null ? -1 : node.ordinal();
  }

  AnyObjectId id(int ordinal) {
    return nodes[ordinal];
  }

  String sha(int ordinal) {
    return nodes[ordinal].name();
  }

  /** Returns the parents that the mirror has. */
  List<String> parents(int ordinal) {
    List<String> shas = new ArrayList<>(2);
    for (int at = parentStarts[ordinal]; at < parentStarts[ordinal + 1]; at++) {
      shas.add(sha(parents[at]));
    }
    return shas;
  }

  boolean isMerge(int ordinal) {
    return parentCounts[ordinal] > 1;
  }

  /** Tells whether the mirror lacks the commit's history from some point back. */
  boolean isIncomplete(int ordinal) {
    return incomplete.get(ordinal);
  }

  CommitInfo info(int ordinal) {
    return new CommitInfo(
        sha(ordinal),
        persons[authors[ordinal]],
        persons[committers[ordinal]],
        Instant.ofEpochSecond(authoredAt[ordinal]),
        committedAt(ordinal),
        parentCounts[ordinal]);
  }

  Instant committedAt(int ordinal) {
    return Instant.ofEpochSecond(committedAt[ordinal]);
  }

  long committedSeconds(int ordinal) {
    return committedAt[ordinal];
  }

  String authorEmail(int ordinal) {
    return persons[authors[ordinal]].email();
  }

  /** Returns the commits with that author among some, newest first. */
  List<Integer> commitsBy(String email, BitSet among) {
    Integer key = emails.get(email);
    List<Integer> found = new ArrayList<>();
    if (key != null) {
      for (int at = byAuthorEmail.count(key) - 1; at >= 0; at--) {
        int ordinal = byAuthorEmail.get(key, at);
        if (among.get(ordinal)) {
          found.add(ordinal);
        }
      }
    }
    return found;
  }

  /** Returns the commits reachable from some, these included. */
  BitSet reachableFrom(BitSet tips) {
    BitSet reached = new BitSet(nodes.length);
    reached.or(tips);
    for (int ordinal = reached.length() - 1;
        ordinal >= 0;
        ordinal = reached.previousSetBit(ordinal - 1)) {
      for (int at = parentStarts[ordinal]; at < parentStarts[ordinal + 1]; at++) {
        reached.set(parents[at]);
      }
    }
    return reached;
  }

  BitSet reachableFrom(int tip) {
    BitSet tips = new BitSet(nodes.length);
    tips.set(tip);
    return reachableFrom(tips);
  }
}
