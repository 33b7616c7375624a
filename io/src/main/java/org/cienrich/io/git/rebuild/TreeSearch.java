package org.cienrich.io.git.rebuild;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitRecord;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.git.rebuild.Rebuilding.NotRebuilt;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The ways to the tree of one commit, and what was wrong with each. Not thread-safe. */
final class TreeSearch {
  private final Repository mirror;
  private final CommitSource source;
  private final RepositoryInfo repository;
  private final CommitRecord commit;
  private final List<ObjectId> parents;
  private final Trees trees;
  private final List<String> failures = new ArrayList<>();
  private @Nullable MissingReason transientReason;

  /**
   * @param parents of the commit, or what stands for them
   */
  TreeSearch(
      Repository mirror,
      CommitSource source,
      RepositoryInfo repository,
      CommitRecord commit,
      List<ObjectId> parents) {
    this.mirror = mirror;
    this.source = source;
    this.repository = repository;
    this.commit = commit;
    this.parents = List.copyOf(parents);
    this.trees = new Trees(mirror);
  }

  /** Notes what stood in the way. */
  void note(String failure, MissingReason reason) {
    failures.add(failure);
    if (reason.isTransient()) {
      transientReason = reason;
    }
  }

  /** Sums up what was noted: a transient reason counts before others. */
  NotRebuilt failure() {
    return new NotRebuilt(
        transientReason == null ? MissingReason.REPLAY_FAILED : transientReason,
        String.join("; ", failures));
  }

  /** Merges two parents, or applies the patch to the only one; null if that fails. */
  @Nullable ObjectId fromParents() throws IOException {
    if (parents.size() > 2) {
      note("A merge of more than two", MissingReason.REPLAY_FAILED);
      return null;
    }
    if (parents.size() == 2) {
      return checked(
          "Merge", /* isBelieved= */ false, () -> trees.merged(parents.get(0), parents.get(1)));
    }
    ObjectId parent = parents.isEmpty() ? null : parents.get(0);
    Lookup<byte[]> patch = source.patch(repository, commit.sha());
    return patch instanceof Lookup.Found<byte[]> found
        ? checked("Patch", /* isBelieved= */ true, () -> trees.patched(parent, found.value()))
        : noted("Patch", patch);
  }

  /** Takes the tree of an archive of sources; null if that fails. */
  @Nullable ObjectId fromArchive() throws IOException {
    if (commit.treeId() == null) {
      note("Archive: the forge does not tell the tree", MissingReason.REPLAY_FAILED);
      return null;
    }
    ObjectId parent = knownParent();
    Lookup<ObjectId> tree =
        source.archive(repository, commit.sha(), archive -> unpacked(parent, archive));
    return tree instanceof Lookup.Found<ObjectId> found
        ? checked("Archive", /* isBelieved= */ false, found::value)
        : noted("Archive", tree);
  }

  private Lookup<ObjectId> unpacked(@Nullable ObjectId parent, InputStream archive)
      throws IOException {
    try {
      return new Lookup.Found<>(trees.unpacked(parent, archive));
    } catch (UnusableException unusable) {
      return new Lookup.NotFound<>(
          MissingReason.REPLAY_FAILED, String.valueOf(unusable.getMessage()));
    }
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

  private interface Way {
    ObjectId tree() throws IOException, UnusableException;
  }

  /** Returns the tree if it is that of the commit, or believed where the forge does not tell. */
  private @Nullable ObjectId checked(String step, boolean isBelieved, Way way) throws IOException {
    try {
      ObjectId tree = way.tree();
      if (commit.treeId() == null ? isBelieved : tree.name().equals(commit.treeId())) {
        return tree;
      }
      note(step + ": another tree than that of the commit", MissingReason.REPLAY_FAILED);
    } catch (UnusableException unusable) {
      note(step + ": " + unusable.getMessage(), MissingReason.REPLAY_FAILED);
    }
    return null;
  }
}
