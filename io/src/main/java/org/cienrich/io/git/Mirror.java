package org.cienrich.io.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.io.store.Directories;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mirror on disk: branches, tags, and of the pull requests those that were asked for. It begins
 * with what the shared cache has, else with a clone, and appears under its name only when that is
 * complete. What processes that were killed had received is used. All methods need the mirror's
 * lock.
 */
final class Mirror {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final String SECTION = "cienrich";
  private static final String ID = "mirror";

  private final MirrorFiles files;
  private final Transfers transfers;
  private final Seeds seeds;
  private final Leftovers leftovers;

  Mirror(MirrorFiles files, Transfers transfers, Seeds seeds) {
    this.files = files;
    this.transfers = transfers;
    this.seeds = seeds;
    this.leftovers = new Leftovers(files);
  }

  /** Opens the mirror, which the caller closes, after cloning it or fetching what is due. */
  Repository open(Set<String> wanted, Set<Long> pullRequests, FetchState state)
      throws IOException, RepositoryUnavailableException {
    boolean cloned = false;
    if (!files.isMirror()) {
      Directories.delete(files.gitDir());
      if (!seed()) {
        clone(pullRequests);
        cloned = true;
      }
    }
    Repository repository = openExisting();
    try {
      state.belongTo(idOf(repository));
      if (cloned) {
        state.addFetched(pullRequests);
      }
      new ResumedCommits(repository).unpin();
      boolean recovered = leftovers.recover(repository);
      if (!state.isFetched(pullRequests)) {
        refresh(repository, wanted, pullRequests, recovered);
        state.addFetched(pullRequests);
      }
      if (lacksAny(repository, wanted, state)) {
        seeds.topUp(repository);
      }
      new WantedCommits(repository, transfers, state).obtain(wanted);
      return repository;
    } catch (IOException | RepositoryUnavailableException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /**
   * Opens the mirror as it is, or as the shared cache has it; what it lacks counts as gone, since a
   * run has asked for it.
   */
  Repository openOffline(Set<String> wanted, Set<Long> pullRequests)
      throws IOException, RepositoryUnavailableException {
    if (!files.isMirror()) {
      Directories.delete(files.gitDir());
      if (!seed()) {
        throw new RepositoryUnavailableException(
            MissingReason.UNAVAILABLE,
            "Offline, and there is no mirror in " + files.gitDir(),
            null);
      }
    }
    Repository repository = openExisting();
    try {
      if (lacksAny(repository, wanted, new FetchState()) || lacksAny(repository, pullRequests)) {
        seeds.topUp(repository);
      }
      return repository;
    } catch (IOException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  private static boolean lacksAny(Repository repository, Set<String> wanted, FetchState state)
      throws IOException {
    for (String sha : wanted) {
      if (!state.isGone(sha) && !WantedCommits.isPresent(repository, sha)) {
        return true;
      }
    }
    return false;
  }

  private static boolean lacksAny(Repository repository, Set<Long> pullRequests)
      throws IOException {
    for (long number : pullRequests) {
      if (repository.exactRef(PullRequestRefs.of(number).get(0)) == null) {
        return true;
      }
    }
    return false;
  }

  private Repository openExisting() throws IOException {
    return new FileRepositoryBuilder()
        .setGitDir(files.gitDir().toFile())
        .setMustExist(true)
        .build();
  }

  /** Begins with what the shared cache has; returns false if that is nothing, or damaged. */
  private boolean seed() throws IOException {
    if (!seeds.isAny()) {
      return false;
    }
    Path unfinished = files.unfinished();
    try {
      try (Repository repository = create(unfinished)) {
        if (!seeds.fill(repository)) {
          return false;
        }
      }
      Files.move(unfinished, files.gitDir(), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Directories.delete(unfinished);
    }
  }

  private void clone(Set<Long> pullRequests) throws IOException, RepositoryUnavailableException {
    Path unfinished = files.unfinished();
    try {
      try (Repository repository = create(unfinished)) {
        fetch(repository, pullRequests, leftovers.takeOver(repository));
        Git.wrap(repository).packRefs().setAll(true).call();
      } catch (GitAPIException e) {
        throw new IOException("The refs of the mirror cannot be packed", e);
      }
      Files.move(unfinished, files.gitDir(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Directories.delete(unfinished);
    }
  }

  /** JGit collects for many packs too, and in a thread that outlives the fetch, unless told. */
  private static Repository create(Path directory) throws IOException {
    Repository repository =
        new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
    repository.create(true);
    StoredConfig config = repository.getConfig();
    config.setInt("gc", null, "auto", 0);
    config.setInt("gc", null, "autoPackLimit", 0);
    config.setBoolean("gc", null, "autoDetach", false);
    config.setString(SECTION, null, ID, UUID.randomUUID().toString());
    config.save();
    return repository;
  }

  private static String idOf(Repository repository) {
    String id = repository.getConfig().getString(SECTION, null, ID);
    return id == null ? "" : id;
  }

  /** A mirror that has all that is wanted stays usable when its remote is not. */
  private void refresh(
      Repository repository, Set<String> wanted, Set<Long> pullRequests, boolean resumed)
      throws IOException, RepositoryUnavailableException {
    try {
      fetch(repository, pullRequests, resumed);
    } catch (RepositoryUnavailableException e) {
      for (String sha : wanted) {
        if (!repository.getObjectDatabase().has(ObjectId.fromString(sha))) {
          throw e;
        }
      }
      LOG.warn("The mirror is used as it is: {}", e.getMessage());
    }
  }

  private void fetch(Repository repository, Set<Long> pullRequests, boolean resumed)
      throws IOException, RepositoryUnavailableException {
    if (!resumed) {
      fetch(repository, pullRequests);
      return;
    }
    ResumedCommits commits = new ResumedCommits(repository);
    commits.pin();
    try {
      fetch(repository, pullRequests);
    } finally {
      commits.unpin();
    }
  }

  private void fetch(Repository repository, Set<Long> pullRequests)
      throws RepositoryUnavailableException {
    List<RefSpec> specs = new ArrayList<>();
    specs.add(new RefSpec("+refs/heads/*:refs/heads/*"));
    specs.add(new RefSpec("+refs/tags/*:refs/tags/*"));
    if (!pullRequests.isEmpty()) {
      Map<String, ObjectId> advertised = transfers.list(repository);
      for (long number : pullRequests) {
        for (String ref : PullRequestRefs.of(number)) {
          if (advertised.containsKey(ref)) {
            specs.add(new RefSpec("+" + ref + ":" + ref));
          }
        }
      }
    }
    transfers.fetch(repository, specs);
  }
}
