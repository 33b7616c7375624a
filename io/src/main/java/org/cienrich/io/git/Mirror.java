package org.cienrich.io.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.util.FS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mirror on disk: branches, tags, and of the pull requests those that were asked for. It appears
 * under its name only when the first transfer is complete. All methods need the mirror's lock.
 */
final class Mirror {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final String UNFINISHED = ".clone";

  private final Path gitDir;
  private final Transfers transfers;

  Mirror(Path gitDir, Transfers transfers) {
    this.gitDir = gitDir;
    this.transfers = transfers;
  }

  /** Opens the mirror, which the caller closes, after cloning it or fetching what is due. */
  Repository open(Set<String> wanted, Set<Long> pullRequests, FetchState state)
      throws IOException, RepositoryUnavailableException {
    if (!FileKey.isGitRepository(gitDir.toFile(), FS.DETECTED)) {
      deleteRecursively(gitDir);
      clone(pullRequests);
      state.addFetched(pullRequests);
    }
    Repository repository = openExisting(gitDir);
    try {
      if (!state.isFetched(pullRequests)) {
        refresh(repository, wanted, pullRequests);
        state.addFetched(pullRequests);
      }
      new WantedCommits(repository, transfers, state).obtain(wanted);
      return repository;
    } catch (IOException | RepositoryUnavailableException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /** Opens the mirror as it is; what it lacks counts as gone, since a run has asked for it. */
  Repository openOffline() throws IOException, RepositoryUnavailableException {
    if (!FileKey.isGitRepository(gitDir.toFile(), FS.DETECTED)) {
      throw new RepositoryUnavailableException(
          MissingReason.UNAVAILABLE, "Offline, and there is no mirror in " + gitDir, null);
    }
    return openExisting(gitDir);
  }

  private static Repository openExisting(Path directory) throws IOException {
    return new FileRepositoryBuilder().setGitDir(directory.toFile()).setMustExist(true).build();
  }

  private void clone(Set<Long> pullRequests) throws IOException, RepositoryUnavailableException {
    removeUnfinished();
    Path unfinished = gitDir.resolveSibling(name() + "." + UUID.randomUUID() + UNFINISHED);
    try {
      try (Repository repository =
          new FileRepositoryBuilder().setGitDir(unfinished.toFile()).setBare().build()) {
        repository.create(true);
        neverCollectGarbage(repository);
        fetch(repository, pullRequests);
        Git.wrap(repository).packRefs().setAll(true).call();
      } catch (GitAPIException e) {
        throw new IOException("The refs of the mirror cannot be packed", e);
      }
      Files.move(unfinished, gitDir, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteRecursively(unfinished);
    }
  }

  /** JGit collects for many packs too, and in a thread that outlives the fetch, unless told. */
  private static void neverCollectGarbage(Repository repository) throws IOException {
    StoredConfig config = repository.getConfig();
    config.setInt("gc", null, "auto", 0);
    config.setInt("gc", null, "autoPackLimit", 0);
    config.setBoolean("gc", null, "autoDetach", false);
    config.save();
  }

  /** A mirror that has all that is wanted stays usable when its remote is not. */
  private void refresh(Repository repository, Set<String> wanted, Set<Long> pullRequests)
      throws IOException, RepositoryUnavailableException {
    try {
      fetch(repository, pullRequests);
    } catch (RepositoryUnavailableException e) {
      for (String sha : wanted) {
        if (!repository.getObjectDatabase().has(ObjectId.fromString(sha))) {
          throw e;
        }
      }
      LOG.warn("The mirror is used as it is: {}", e.getMessage());
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

  private String name() {
    return gitDir.getFileName().toString();
  }

  private void removeUnfinished() throws IOException {
    Pattern leftover =
        Pattern.compile(Pattern.quote(name()) + "\\.[0-9a-f-]{36}" + Pattern.quote(UNFINISHED));
    try (Stream<Path> siblings = Files.list(gitDir.getParent())) {
      for (Path sibling : siblings.toList()) {
        if (leftover.matcher(sibling.getFileName().toString()).matches()) {
          deleteRecursively(sibling);
        }
      }
    }
  }

  private static void deleteRecursively(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Mirror::delete);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
