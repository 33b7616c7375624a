package org.cienrich.io.git;

import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Finds all commits that some tips reach. A commit whose facts are known is only looked for in the
 * mirror; others, and those where a shallow mirror ends, are read. Not thread-safe.
 */
final class CommitReader {
  private static final int UNREADABLE = -1;

  private final Repository repository;
  private final CommitRows rows;
  private final String name;
  private final IntList reached = new IntList();
  private final BitSet isReached = new BitSet();
  private final BitSet unreadable = new BitSet();
  private final BitSet cut = new BitSet();
  private final BitSet fresh = new BitSet();
  private @Nullable IndexProgress progress;

  /**
   * @param rows what is known; what is read is added
   * @param name of the repository, for the log
   */
  CommitReader(Repository repository, CommitRows rows, String name) {
    this.repository = repository;
    this.rows = rows;
    this.name = name;
  }

  /** Reads. Tips that are no commits, or are absent, are passed over. */
  void read(Collection<? extends AnyObjectId> tips) throws IOException {
    Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
    try (RevWalk walk = new RevWalk(repository)) {
      for (AnyObjectId tip : tips) {
        visit(walk, tip, shallow);
      }
      for (int next = 0; next < reached.size(); next++) {
        int row = reached.get(next);
        for (int index = 0; index < rows.parentCount(row); index++) {
          int parent = rows.parent(row, index);
          boolean readable =
              isReached.get(parent)
                  || (!unreadable.get(parent)
                      && visit(walk, rows.id(parent), shallow) != UNREADABLE);
          if (!readable) {
            unreadable.set(parent);
            cut.set(row);
          }
        }
        if (shallow.contains(rows.id(row))) {
          cut.set(row);
        }
      }
    }
    if (progress != null) {
      progress.end();
    }
  }

  private int visit(RevWalk walk, AnyObjectId id, Set<ObjectId> shallow) throws IOException {
    int row = rows.find(id);
    if (row >= 0 && isReached.get(row)) {
      return row;
    }
    if (row < 0 || !rows.isKnown(row) || shallow.contains(id) || !has(walk, id)) {
      RevCommit commit = commitOf(walk, id);
      if (commit == null) {
        return UNREADABLE;
      }
      row = rows.rowOf(commit);
      if (isReached.get(row)) {
        return row;
      }
      if (!rows.isKnown(row) || shallow.contains(commit)) {
        note(row, commit);
      }
    }
    isReached.set(row);
    reached.add(row);
    return row;
  }

  private static boolean has(RevWalk walk, AnyObjectId id) throws IOException {
    return walk.getObjectReader().has(id);
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

  private void note(int row, RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    PersonIdent committer = commit.getCommitterIdent();
    int[] parents = new int[commit.getParentCount()];
    for (int index = 0; index < parents.length; index++) {
      parents[index] = rows.rowOf(commit.getParent(index));
    }
    rows.set(
        row,
        new CommitRows.Facts(
            identOf(author),
            identOf(committer),
            secondsOf(author),
            secondsOf(committer),
            commit.getTree(),
            parents));
    commit.disposeBody();
    fresh.set(row);
    if (progress == null) {
      progress = new IndexProgress("commits of " + name);
    }
    progress.add(1);
  }

  private int identOf(@Nullable PersonIdent ident) {
    return ident == null
        ? CommitRows.NO_IDENT
        : rows.identOf(new Ident(ident.getName().strip(), ident.getEmailAddress().strip()));
  }

  private static long secondsOf(@Nullable PersonIdent ident) {
    return ident == null ? 0 : ident.getWhenAsInstant().getEpochSecond();
  }

  /** Returns the rows of the commits that were reached. */
  int[] reached() {
    return reached.toArray();
  }

  boolean isReached(int row) {
    return isReached.get(row);
  }

  /** Tells whether the mirror lacks a parent of the commit. */
  boolean isCut(int row) {
    return cut.get(row);
  }

  /** Tells whether the commit was read from the mirror. */
  boolean isFresh(int row) {
    return fresh.get(row);
  }
}
