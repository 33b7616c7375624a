package org.cienrich.io.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Commits that no branch or tag may reach: brought by their ids, kept by the refs {@code
 * refs/wanted/<sha>}.
 */
final class WantedCommits {
  static final String PREFIX = "refs/wanted/";

  private final Repository mirror;
  private final Transfers transfers;
  private final FetchState state;

  WantedCommits(Repository mirror, Transfers transfers, FetchState state) {
    this.mirror = mirror;
    this.transfers = transfers;
    this.state = state;
  }

  /** Brings the commits that the mirror lacks, as far as the source gives them. */
  void obtain(Set<String> wanted) throws IOException, RepositoryUnavailableException {
    List<String> missing = new ArrayList<>();
    for (String sha : wanted) {
      if (!state.isGone(sha) && !isPresent(mirror, sha)) {
        missing.add(sha);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    Set<String> advertised = new HashSet<>();
    transfers.list(mirror).values().forEach(id -> advertised.add(id.name()));
    fetchTogether(missing.stream().filter(advertised::contains).toList());
    fetchTogether(missing.stream().filter(sha -> !advertised.contains(sha)).toList());
    for (String sha : missing) {
      if (isPresent(mirror, sha)) {
        pin(mirror, sha);
      } else {
        state.addGone(sha);
      }
    }
  }

  /** One refused commit spoils a request, so all are asked for one by one then. */
  private void fetchTogether(List<String> shas) throws RepositoryUnavailableException {
    if (shas.isEmpty() || transfers.fetchCommits(mirror, shas) || shas.size() == 1) {
      return;
    }
    for (String sha : shas) {
      transfers.fetchCommits(mirror, List.of(sha));
    }
  }

  /** Tells whether the mirror has the commit. */
  static boolean isPresent(Repository mirror, String sha) throws IOException {
    try (RevWalk walk = new RevWalk(mirror)) {
      walk.parseCommit(ObjectId.fromString(sha));
      return true;
    } catch (MissingObjectException | IncorrectObjectTypeException absent) {
      return false;
    }
  }

  /** Keeps a commit that the mirror has. */
  static void pin(Repository mirror, String sha) throws IOException {
    RefUpdate update = mirror.updateRef(PREFIX + sha);
    update.setNewObjectId(ObjectId.fromString(sha));
    RefUpdate.Result result = update.forceUpdate();
    if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.NO_CHANGE) {
      throw new IOException("The commit cannot be kept: " + sha + " (" + result + ")");
    }
  }
}
