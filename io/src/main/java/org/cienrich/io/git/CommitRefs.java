package org.cienrich.io.git;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.cienrich.features.facts.CommitResolution;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The refs of a mirror that keep the commits which no branch or tag reaches: named by how the
 * commit was found and by its SHA, such as {@code refs/replay/<sha>}. They point to the commit, or
 * to the one that stands for it.
 */
enum CommitRefs {
  WANTED("refs/wanted/", CommitResolution.FETCHED),
  WANTED_PULL("refs/wanted-pull/", CommitResolution.PULL_REQUEST),
  REPLAY("refs/replay/", CommitResolution.REPLAYED),
  REPLAY_MERGE("refs/replay-merge/", CommitResolution.MERGED),
  REPLAY_ARCHIVE("refs/replay-archive/", CommitResolution.ARCHIVED);

  private final String prefix;
  private final CommitResolution resolution;

  CommitRefs(String prefix, CommitResolution resolution) {
    this.prefix = prefix;
    this.resolution = resolution;
  }

  /** Returns what the names of all these refs begin with. */
  static Stream<String> prefixes() {
    return Arrays.stream(values()).map(refs -> refs.prefix);
  }

  /** A commit that was found. */
  record Kept(CommitResolution resolution, ObjectId commit) {}

  /** Returns what is kept for a SHA. */
  static Optional<Kept> find(Repository mirror, String sha) throws IOException {
    for (CommitRefs refs : values()) {
      Ref ref = mirror.exactRef(refs.prefix + sha);
      if (ref != null && ref.getObjectId() != null) {
        return Optional.of(new Kept(refs.resolution, ref.getObjectId()));
      }
    }
    return Optional.empty();
  }

  /** Keeps a commit that the mirror has. */
  static void put(Repository mirror, String sha, CommitResolution how, ObjectId commit)
      throws IOException {
    RefUpdate update = mirror.updateRef(of(how).prefix + sha);
    update.setNewObjectId(commit);
    RefUpdate.Result result = update.forceUpdate();
    if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.NO_CHANGE) {
      throw new IOException("The commit cannot be kept: " + sha + " (" + result + ")");
    }
  }

  /** Tells whether the mirror has the commit itself. */
  static boolean has(Repository mirror, String sha) throws IOException {
    try (RevWalk walk = new RevWalk(mirror)) {
      walk.parseCommit(ObjectId.fromString(sha));
      return true;
    } catch (MissingObjectException | IncorrectObjectTypeException absent) {
      return false;
    }
  }

  private static CommitRefs of(CommitResolution how) {
    for (CommitRefs refs : values()) {
      if (refs.resolution == how) {
        return refs;
      }
    }
    throw new IllegalArgumentException("Not kept by a ref: " + how);
  }
}
