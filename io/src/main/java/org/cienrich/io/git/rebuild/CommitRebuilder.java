package org.cienrich.io.git.rebuild;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitRecord;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.io.git.rebuild.Rebuilding.NotRebuilt;
import org.cienrich.io.git.rebuild.Rebuilding.Rebuilt;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/**
 * Makes commits of one mirror again. The tree of a commit is found by applying its patch to its
 * parent, or by merging its two parents; where that fails or a parent cannot be had, it is taken
 * from an archive of sources. Parents that the mirror lacks are fetched or made again first. A tree
 * counts only if it is the one that the forge tells; an archive and a merge are not believed
 * without that.
 *
 * <p>The commit gets the bytes that it had, as far as they can be found ({@link CommitBytes}): then
 * it has its SHA. Else it is one with times in UTC and the parents that stand for its own. Either
 * is the same on every machine, but for parents that one mirror has and another must make.
 *
 * <p>No hook is run, nothing is signed, and no file is written but git objects. Not thread-safe.
 */
public final class CommitRebuilder {
  /** How many commits are made for one that is wanted, at the most. */
  public static final int MAX_COMMITS = 50;

  private final Repository mirror;
  private final CommitSource source;
  private final RepositoryInfo repository;
  private final Parents known;
  private final Map<String, Rebuilding> made = new HashMap<>();

  /** Which commits the mirror has. */
  @FunctionalInterface
  public interface Parents {
    /** Tells whether the mirror has the commit, after fetching it where that is possible. */
    boolean obtain(String sha) throws IOException, RepositoryUnavailableException;
  }

  public CommitRebuilder(
      Repository mirror, CommitSource source, RepositoryInfo repository, Parents known) {
    this.mirror = mirror;
    this.source = source;
    this.repository = repository;
    this.known = known;
  }

  /**
   * Makes a commit that the mirror lacks. Where that takes too many commits it may help to make
   * other wanted ones first.
   *
   * @param sha 40 hex digits
   */
  public Rebuilding rebuild(String sha) throws IOException, RepositoryUnavailableException {
    return rebuild(sha, new Budget());
  }

  /** How many commits may still be made for one that is wanted. */
  private static final class Budget {
    private int left = MAX_COMMITS;

    boolean isSpent() {
      return left < 0;
    }
  }

  private Rebuilding rebuild(String sha, Budget budget)
      throws IOException, RepositoryUnavailableException {
    Rebuilding earlier = made.get(sha);
    if (earlier != null) {
      return earlier;
    }
    budget.left--;
    if (budget.isSpent()) {
      return new NotRebuilt(
          MissingReason.REPLAY_FAILED,
          "More than " + MAX_COMMITS + " commits would have to be made again");
    }
    Lookup<CommitRecord> answer = source.commit(repository, sha);
    Rebuilding result =
        answer instanceof Lookup.Found<CommitRecord> found
            ? make(found.value(), budget)
            : notThere(answer);
    if (result instanceof Rebuilt || !budget.isSpent()) {
      made.put(sha, result);
    }
    return result;
  }

  private static Rebuilding notThere(Lookup<CommitRecord> answer) {
    if (answer instanceof Lookup.NotFound<CommitRecord> absent) {
      MissingReason reason =
          absent.reason() == MissingReason.NOT_FOUND ? MissingReason.COMMIT_GONE : absent.reason();
      return new NotRebuilt(reason, absent.message());
    }
    Lookup.Failed<CommitRecord> failed = (Lookup.Failed<CommitRecord>) answer;
    return new NotRebuilt(failed.reason(), failed.message());
  }

  private Rebuilding make(CommitRecord commit, Budget budget)
      throws IOException, RepositoryUnavailableException {
    List<ObjectId> parents = new ArrayList<>();
    NotRebuilt orphaned = null;
    for (String parent : commit.parents()) {
      ObjectId id = ObjectId.fromString(parent);
      if (!known.obtain(parent)) {
        Rebuilding result = rebuild(parent, budget);
        if (result instanceof Rebuilt rebuilt) {
          id = rebuilt.commit();
        } else {
          orphaned = (NotRebuilt) result;
        }
      }
      parents.add(id);
    }
    TreeSearch search = new TreeSearch(mirror, source, repository, commit, parents);
    if (orphaned != null) {
      search.note("Parent: " + orphaned.account(), orphaned.reason());
    }
    ObjectId tree = orphaned == null ? search.fromParents() : null;
    CommitResolution how =
        parents.size() == 2 ? CommitResolution.MERGED : CommitResolution.REPLAYED;
    if (tree == null) {
      tree = search.fromArchive();
      how = CommitResolution.ARCHIVED;
    }
    return tree == null ? search.failure() : write(commit, tree, parents, how);
  }

  private Rebuilt write(
      CommitRecord commit, ObjectId tree, List<ObjectId> parents, CommitResolution how)
      throws IOException {
    CommitBytes bytes = new CommitBytes(commit, tree, parents);
    byte[] content = bytes.original().orElseGet(bytes::inUtc);
    try (ObjectInserter inserter = mirror.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_COMMIT, content);
      inserter.flush();
      return new Rebuilt(id, how);
    }
  }
}
