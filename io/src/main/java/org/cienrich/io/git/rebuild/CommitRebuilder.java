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
import org.jspecify.annotations.Nullable;

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
  private final Trees trees;
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
    this.trees = new Trees(mirror);
  }

  /**
   * Makes a commit that the mirror lacks.
   *
   * @param sha 40 hex digits
   */
  public Rebuilding rebuild(String sha) throws IOException, RepositoryUnavailableException {
    return rebuild(sha, new Budget());
  }

  private static final class Budget {
    private int left = MAX_COMMITS;
  }

  private Rebuilding rebuild(String sha, Budget budget)
      throws IOException, RepositoryUnavailableException {
    Rebuilding earlier = made.get(sha);
    if (earlier != null) {
      return earlier;
    }
    if (budget.left-- == 0) {
      return new NotRebuilt(
          MissingReason.REPLAY_FAILED,
          "More than " + MAX_COMMITS + " commits would have to be made again");
    }
    Lookup<CommitRecord> answer = source.commit(repository, sha);
    Rebuilding result =
        answer instanceof Lookup.Found<CommitRecord> found
            ? make(found.value(), budget)
            : notThere(answer);
    made.put(sha, result);
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
      if (known.obtain(parent)) {
        parents.add(ObjectId.fromString(parent));
      } else if (rebuild(parent, budget) instanceof Rebuilt rebuilt) {
        parents.add(rebuilt.commit());
      } else {
        orphaned = (NotRebuilt) made.getOrDefault(parent, tooMany());
        parents.add(ObjectId.fromString(parent));
      }
    }
    Attempt attempt = new Attempt(commit, parents);
    if (orphaned != null) {
      attempt.note("Parent: " + orphaned.account(), orphaned.reason());
    }
    ObjectId tree = orphaned == null ? attempt.fromParents() : null;
    CommitResolution how =
        parents.size() == 2 ? CommitResolution.MERGED : CommitResolution.REPLAYED;
    if (tree == null) {
      tree = attempt.fromArchive();
      how = CommitResolution.ARCHIVED;
    }
    return tree == null ? attempt.failure() : write(commit, tree, parents, how);
  }

  private static NotRebuilt tooMany() {
    return new NotRebuilt(
        MissingReason.REPLAY_FAILED,
        "More than " + MAX_COMMITS + " commits would have to be made again");
  }

  private Rebuilt write(
      CommitRecord commit, ObjectId tree, List<ObjectId> parents, CommitResolution how)
      throws IOException {
    CommitBytes bytes = new CommitBytes(commit, tree, parents);
    byte[] content = bytes.original().orElseGet(bytes::inUtc);
    try (ObjectInserter inserter = mirror.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_COMMIT, content);
      inserter.flush();
      String onto =
          switch (how) {
            case MERGED -> "merged its parents " + names(parents);
            case REPLAYED ->
                parents.isEmpty() ? "applied its patch" : "applied to " + names(parents);
            default -> "took its sources";
          };
      return new Rebuilt(id, how, onto);
    }
  }

  private static String names(List<ObjectId> commits) {
    return String.join(" and ", commits.stream().map(ObjectId::name).toList());
  }

  /** The ways to one tree, and what was wrong with each. */
  private final class Attempt {
    private final CommitRecord commit;
    private final List<ObjectId> parents;
    private final List<String> failures = new ArrayList<>();
    private @Nullable MissingReason transientReason;

    Attempt(CommitRecord commit, List<ObjectId> parents) {
      this.commit = commit;
      this.parents = parents;
    }

    void note(String failure, MissingReason reason) {
      failures.add(failure);
      if (reason.isTransient()) {
        transientReason = reason;
      }
    }

    NotRebuilt failure() {
      MissingReason reason =
          transientReason == null ? MissingReason.REPLAY_FAILED : transientReason;
      return new NotRebuilt(reason, String.join("; ", failures));
    }

    private @Nullable ObjectId fromParents() throws IOException {
      if (parents.size() == 2) {
        return checked("Merge", /* believed= */ false, () -> merged(parents));
      }
      if (parents.size() > 2) {
        note("A merge of more than two", MissingReason.REPLAY_FAILED);
        return null;
      }
      Lookup<byte[]> patch = source.patch(repository, commit.sha());
      return patch instanceof Lookup.Found<byte[]> found
          ? checked("Patch", /* believed= */ true, () -> patched(found.value()))
          : noted("Patch", patch);
    }

    private ObjectId merged(List<ObjectId> both) throws IOException, UnusableException {
      return trees.merged(both.get(0), both.get(1));
    }

    private ObjectId patched(byte[] patch) throws IOException, UnusableException {
      return trees.patched(parents.isEmpty() ? null : parents.get(0), patch);
    }

    private @Nullable ObjectId fromArchive() throws IOException {
      if (commit.treeId() == null) {
        note("Archive: the forge does not tell the tree", MissingReason.REPLAY_FAILED);
        return null;
      }
      Lookup<ObjectId> tree =
          source.archive(
              repository,
              commit.sha(),
              archive -> {
                try {
                  return new Lookup.Found<>(trees.unpacked(knownParent(), archive));
                } catch (UnusableException unusable) {
                  return new Lookup.NotFound<>(
                      MissingReason.REPLAY_FAILED, String.valueOf(unusable.getMessage()));
                }
              });
      return tree instanceof Lookup.Found<ObjectId> found
          ? checked("Archive", /* believed= */ false, found::value)
          : noted("Archive", tree);
    }

    private @Nullable ObjectId knownParent() throws IOException {
      for (ObjectId parent : parents) {
        if (mirror.getObjectDatabase().has(parent)) {
          return parent;
        }
      }
      return null;
    }

    private @Nullable ObjectId noted(String step, Lookup<?> answer) {
      if (answer instanceof Lookup.NotFound<?> absent) {
        note(step + ": " + absent.message(), absent.reason());
      } else {
        Lookup.Failed<?> failed = (Lookup.Failed<?>) answer;
        note(step + ": " + failed.message(), failed.reason());
      }
      return null;
    }

    private @Nullable ObjectId checked(String step, boolean believed, TreeStep way)
        throws IOException {
      try {
        ObjectId tree = way.tree();
        if (commit.treeId() == null ? believed : tree.name().equals(commit.treeId())) {
          return tree;
        }
        note(step + ": another tree than that of the commit", MissingReason.REPLAY_FAILED);
      } catch (UnusableException unusable) {
        note(step + ": " + unusable.getMessage(), MissingReason.REPLAY_FAILED);
      }
      return null;
    }
  }

  private interface TreeStep {
    ObjectId tree() throws IOException, UnusableException;
  }
}
