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
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CommitSource;
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
  private final RepositoryInfo repositoryInfo;
  private final CommitSource source;
  private final Refusals refusals;
  private final Leftovers leftovers;

  /**
   * @param source tells of commits that the remote no longer gives
   * @param refusals of the remote
   */
  Mirror(
      MirrorFiles files,
      Transfers transfers,
      Seeds seeds,
      RepositoryInfo repositoryInfo,
      CommitSource source,
      Refusals refusals) {
    this.files = files;
    this.transfers = transfers;
    this.seeds = seeds;
    this.repositoryInfo = repositoryInfo;
    this.source = source;
    this.refusals = refusals;
    this.leftovers = new Leftovers(files);
  }

  /** Opens the mirror, which the caller closes, after asking the remote for what is due. */
  Repository open(Set<String> wanted, Set<Long> pullRequests, FetchState state, Freshness freshness)
      throws IOException, RepositoryUnavailableException {
    return freshness == Freshness.OFFLINE
        ? openOffline(wanted, pullRequests, state)
        : openOnline(wanted, pullRequests, state, freshness);
  }

  private WantedCommits wantedCommits(Repository repository, FetchState state) {
    return new WantedCommits(repository, state, repositoryInfo, source, refusals);
  }

  private Repository openOnline(
      Set<String> wanted, Set<Long> pullRequests, FetchState state, Freshness freshness)
      throws IOException, RepositoryUnavailableException {
    boolean cloned = false;
    if (!files.isMirror()) {
      Directories.delete(files.gitDir());
      if (seed()) {
        state.setOrigin("taken from the shared cache");
      } else {
        cloneUnlessRefused(pullRequests, freshness);
        state.setOrigin("cloned");
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
      new CommitsUnderWay(repository).settle();
      WantedCommits commits = wantedCommits(repository, state);
      boolean settled = isSettled(commits, wanted, freshness);
      if (!settled && !state.isFetched(pullRequests)) {
        if (refresh(repository, wanted, pullRequests, recovered)) {
          state.setOrigin("fetched");
        }
        state.addFetched(pullRequests);
      }
      if (seeds.isAny() && commits.areMissing(wanted)) {
        seeds.topUp(repository);
      }
      if (settled) {
        commits.obtainOffline(wanted);
      } else {
        commits.obtain(wanted, transfers);
      }
      return repository;
    } catch (IOException | RepositoryUnavailableException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  private static boolean isSettled(WantedCommits commits, Set<String> wanted, Freshness freshness)
      throws IOException {
    return switch (freshness) {
      case SETTLED -> !commits.areUnknown(wanted);
      case SETTLED_BUT_GONE -> !commits.areMissing(wanted);
      default -> false;
    };
  }

  /**
   * Opens the mirror as it is, or as the shared cache has it; what it lacks counts as gone, since a
   * run has asked for it.
   */
  private Repository openOffline(Set<String> wanted, Set<Long> pullRequests, FetchState state)
      throws IOException, RepositoryUnavailableException {
    if (!files.isMirror()) {
      Directories.delete(files.gitDir());
      if (!seed()) {
        MissingReason refused = refusals.ofRepository();
        throw new RepositoryUnavailableException(
            refused == null ? MissingReason.UNAVAILABLE : refused,
            "Offline, and there is no mirror in " + files.gitDir(),
            null);
      }
      state.setOrigin("taken from the shared cache");
    }
    Repository repository = openExisting();
    try {
      new CommitsUnderWay(repository).settle();
      WantedCommits commits = wantedCommits(repository, state);
      if (seeds.isAny() && (commits.areMissing(wanted) || lacksAny(repository, pullRequests))) {
        seeds.topUp(repository);
      }
      commits.obtainOffline(wanted);
      return repository;
    } catch (IOException | RepositoryUnavailableException | RuntimeException e) {
      repository.close();
      throw e;
    }
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

  /** What the remote refused for good is not asked for again where things are settled. */
  private void cloneUnlessRefused(Set<Long> pullRequests, Freshness freshness)
      throws IOException, RepositoryUnavailableException {
    MissingReason refused = refusals.ofRepository();
    if (refused != null && freshness == Freshness.SETTLED) {
      throw new RepositoryUnavailableException(refused, "The remote refused it before", null);
    }
    try {
      clone(pullRequests);
      refusals.noteClone(null);
    } catch (RepositoryUnavailableException e) {
      refusals.noteClone(e.reason());
      throw e;
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

  /**
   * Fetches what is new. A mirror that has all that is wanted stays usable when its remote is not.
   *
   * @return whether the remote was there
   */
  private boolean refresh(
      Repository repository, Set<String> wanted, Set<Long> pullRequests, boolean resumed)
      throws IOException, RepositoryUnavailableException {
    try {
      fetch(repository, pullRequests, resumed);
      return true;
    } catch (RepositoryUnavailableException e) {
      for (String sha : wanted) {
        if (!repository.getObjectDatabase().has(ObjectId.fromString(sha))) {
          throw e;
        }
      }
      LOG.warn("The mirror is used as it is: {}", e.getMessage());
      return false;
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
