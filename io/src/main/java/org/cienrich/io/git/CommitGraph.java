package org.cienrich.io.git;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.CommitInfo;
import org.cienrich.features.facts.Person;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * All commits of a mirror, in memory: 115 bytes each with their persons, measured with rails, and
 * up to 32 MiB for {@link AncestorSets}. Commits are numbered such that parents come before
 * children; which of two ancestors of a commit comes first depends on nothing but that commit.
 * Thread-safe; never changes.
 */
final class CommitGraph {
  private final CommitIds ids;
  private final IdList trees;
  private final int[] parentStarts;
  private final int[] parents;
  private final int[] parentCounts;
  private final BitSet cut;
  private final BitSet incomplete = new BitSet();
  private final long[] authoredAt;
  private final long[] committedAt;
  private final long[] earliestAt;
  private final int[] authors;
  private final int[] committers;
  private final Person[] persons;
  private final Map<String, Integer> emails = new HashMap<>();
  private final Postings byAuthorEmail;
  private final AncestorSets ancestors;

  CommitGraph(CommitGraphBuilder built) {
    this.ids = built.ids;
    this.trees = built.trees;
    this.parentStarts = built.parentStarts;
    this.parents = built.parents;
    this.parentCounts = built.parentCounts;
    this.cut = built.cut;
    this.authoredAt = built.authoredAt;
    this.committedAt = built.committedAt;
    this.authors = built.authors;
    this.committers = built.committers;
    this.persons = built.persons;
    this.earliestAt = committedAt.clone();
    inherit();
    int[] emailOfPerson = new int[persons.length];
    for (int person = 0; person < persons.length; person++) {
      Integer next = emails.size();
      Integer known = emails.putIfAbsent(persons[person].email(), next);
      emailOfPerson[person] = known == null ? next : known;
    }
    int[] emailOfCommit = new int[size()];
    for (int ordinal = 0; ordinal < emailOfCommit.length; ordinal++) {
      emailOfCommit[ordinal] = emailOfPerson[authors[ordinal]];
    }
    this.byAuthorEmail = Postings.of(emailOfCommit, emails.size());
    this.ancestors = new AncestorSets(parentStarts, parents);
  }

  /** Hands on from parents to children what holds for all descendants. */
  private void inherit() {
    incomplete.or(cut);
    for (int ordinal = 0; ordinal < size(); ordinal++) {
      for (int at = parentStarts[ordinal]; at < parentStarts[ordinal + 1]; at++) {
        earliestAt[ordinal] = Math.min(earliestAt[ordinal], earliestAt[parents[at]]);
        if (incomplete.get(parents[at])) {
          incomplete.set(ordinal);
        }
      }
    }
  }

  int size() {
    return ids.size();
  }

  /** Returns the number of a commit, or -1 if it is not in the graph. */
  int ordinalOf(String sha) {
    return ObjectId.isId(sha) ? ordinalOf(ObjectId.fromString(sha)) : -1;
  }

  int ordinalOf(AnyObjectId id) {
    return ids.find(id);
  }

  ObjectId id(int ordinal) {
    return ids.get(ordinal);
  }

  String sha(int ordinal) {
    return id(ordinal).name();
  }

  ObjectId tree(int ordinal) {
    return trees.get(ordinal);
  }

  /**
   * Returns the tree of the first parent; null for a root.
   *
   * @throws MissingObjectException if the mirror lacks a parent
   */
  @Nullable ObjectId treeBefore(int ordinal) throws MissingObjectException {
    if (parentCounts[ordinal] == 0) {
      return null;
    }
    if (cut.get(ordinal)) {
      throw new MissingObjectException(id(ordinal), "commit with all its parents");
    }
    return tree(parents[parentStarts[ordinal]]);
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

  /** Tells whether the mirror lacks a parent of the commit. */
  boolean isCut(int ordinal) {
    return cut.get(ordinal);
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

  /** Returns the earliest committer date of the commit and its ancestors. */
  Instant earliestCommittedAt(int ordinal) {
    return Instant.ofEpochSecond(earliestAt[ordinal]);
  }

  String authorEmail(int ordinal) {
    return persons[authors[ordinal]].email();
  }

  /** Returns the commits with that author among some, newest first. */
  int[] commitsBy(String email, BitSet among) {
    Integer key = emails.get(email);
    if (key == null) {
      return new int[0];
    }
    int[] found = new int[byAuthorEmail.count(key)];
    int count = 0;
    for (int at = found.length - 1; at >= 0; at--) {
      int ordinal = byAuthorEmail.get(key, at);
      if (among.get(ordinal)) {
        found[count++] = ordinal;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Returns the commits reachable from some, these included, as a set of the caller's own. */
  BitSet reachableFrom(BitSet tips) {
    return ancestors.of(tips);
  }

  /** Returns a commit and its ancestors: a set that is shared and must not be changed. */
  BitSet reachableFrom(int tip) {
    return ancestors.of(tip);
  }
}
