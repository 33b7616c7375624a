package org.cienrich.io.git;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.io.git.worktree.WorktreeLimits;
import org.cienrich.io.git.worktree.Worktrees;
import org.cienrich.io.store.Cache;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Opens repositories from bare mirrors under {@code <cacheDir>/mirrors}. One thread of one process
 * writes a mirror at a time. Branches and tags are fetched once per run and JVM; afterwards the
 * remote is asked only for commits and pull requests that are still absent. A mirror that has all
 * wanted commits is used as it is when its remote cannot be reached. A mirror that this machine
 * does not have comes from the shared cache, if that has it, and what is new in one is put there.
 * Files of commits are below {@code <cacheDir>/worktrees} while they are read.
 *
 * <p>Thread-safe. Holds no secret: a token is read when a server asks for one.
 */
public final class MirrorRepositories implements Repositories {
  private static final Pattern KEY = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)?");
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");
  private static final int MAX_WORKTREES = 4;
  private static final ConcurrentMap<String, FetchState> STATES = new ConcurrentHashMap<>();

  private final Cache cache;
  private final GitUrlTemplate template;
  private final MirrorLimits limits;
  private final @Nullable String tokenFile;
  private final Freshness freshness;
  private final @Nullable CiProviders providers;
  private final int maxWorktrees;

  /** Tells the runs apart that one JVM may serve. */
  private final String run;

  private MirrorRepositories(
      Cache cache,
      GitUrlTemplate template,
      MirrorLimits limits,
      @Nullable String tokenFile,
      Freshness freshness,
      @Nullable CiProviders providers,
      int maxWorktrees,
      String run) {
    this.cache = cache;
    this.template = template;
    this.limits = limits;
    this.tokenFile = tokenFile;
    this.freshness = freshness;
    this.providers = providers;
    this.maxWorktrees = maxWorktrees;
    this.run = run;
  }

  /**
   * Returns the repositories of one run.
   *
   * @param cache where mirrors are kept, and what is found out about them
   * @param gitUrlTemplate an https, http or file URL with the placeholders {@code {owner}} and
   *     {@code {name}}, or {@code {repo}} for both
   * @throws IllegalArgumentException if the URL is of another scheme or holds credentials
   */
  public static MirrorRepositories of(Cache cache, String gitUrlTemplate) {
    return new MirrorRepositories(
        cache,
        new GitUrlTemplate(gitUrlTemplate),
        MirrorLimits.DEFAULT,
        null,
        Freshness.FETCHED,
        null,
        MAX_WORKTREES,
        UUID.randomUUID().toString());
  }

  /** Returns the repositories of one run with a cache of any size that nobody shares. */
  public static MirrorRepositories of(Path cacheDir, String gitUrlTemplate) {
    return of(Cache.of(cacheDir), gitUrlTemplate);
  }

  /** Names a file on the workers whose first word is the token for the host of the URL. */
  public MirrorRepositories withTokenFile(Path file) {
    return new MirrorRepositories(
        cache, template, limits, file.toString(), freshness, providers, maxWorktrees, run);
  }

  public MirrorRepositories withLimits(MirrorLimits newLimits) {
    return new MirrorRepositories(
        cache, template, newLimits, tokenFile, freshness, providers, maxWorktrees, run);
  }

  /** Makes commits that the remote no longer gives again from what the forge tells of them. */
  public MirrorRepositories withCommitsOf(CiProviders forge) {
    return new MirrorRepositories(
        cache, template, limits, tokenFile, freshness, forge, maxWorktrees, run);
  }

  /**
   * Has at most so many trees of files on the disk of this machine at a time, instead of four.
   *
   * @throws IllegalArgumentException if that is less than one
   */
  public MirrorRepositories withMaxWorktrees(int trees) {
    if (trees < 1) {
      throw new IllegalArgumentException("maxWorktrees must be at least 1, but is " + trees);
    }
    return new MirrorRepositories(
        cache, template, limits, tokenFile, freshness, providers, trees, run);
  }

  /** Asks no remote: mirrors are used as they are, and a repository without one is unavailable. */
  public MirrorRepositories offline() {
    return with(Freshness.OFFLINE);
  }

  /**
   * Uses mirrors as they are where they have what is wanted, and fetches only for what failed: what
   * a remote said it does not have is not asked for again.
   *
   * @param includeMissing whether that is asked for again too
   */
  public MirrorRepositories settled(boolean includeMissing) {
    return with(includeMissing ? Freshness.SETTLED_BUT_GONE : Freshness.SETTLED);
  }

  private MirrorRepositories with(Freshness other) {
    return new MirrorRepositories(
        cache, template, limits, tokenFile, other, providers, maxWorktrees, run);
  }

  /**
   * {@inheritDoc}
   *
   * @param wantedShas what is no full SHA in lower case is ignored
   */
  @Override
  public RepositoryView open(
      RepositoryInfo repository, Set<String> wantedShas, Set<Long> pullRequests)
      throws RepositoryUnavailableException {
    GitEnvironment.isolate();
    URI url = template.urlOf(repository.name());
    Path gitDir = gitDirOf(repository);
    String name = repository.name() + " from " + url;
    Set<String> wanted =
        wantedShas.stream().filter(sha -> SHA.matcher(sha).matches()).collect(Collectors.toSet());
    FetchState state =
        STATES.computeIfAbsent(run + " " + gitDir.toAbsolutePath(), key -> new FetchState());
    MirrorFiles files = new MirrorFiles(gitDir);
    CacheLimit.begin(cache);
    RepositoryView view;
    long grownBy;
    try (MirrorLock lock = MirrorLock.acquire(files.lockFile(), limits.transfer())) {
      if (lock == null) {
        throw new RepositoryUnavailableException(
            MissingReason.TIMEOUT, "Another process holds the mirror of " + name, null);
      }
      long before = files.packBytes();
      Seeds seeds = seedsOf(repository);
      Mirror mirror =
          new Mirror(
              files,
              new Transfers(sourceOf(url), limits, name),
              seeds,
              repository,
              commits(),
              refusals(repository));
      Repository opened = mirror.open(wanted, pullRequests, state, freshness);
      MirrorUse use = null;
      try {
        use = MirrorUse.of(files.useFile());
        view = view(opened, use, repository, wanted, pullRequests, state);
        if (freshness != Freshness.OFFLINE) {
          seeds.publish(opened);
        }
        grownBy = files.grownSince(before);
      } catch (IOException | RuntimeException e) {
        opened.close();
        if (use != null) {
          use.close();
        }
        throw e;
      }
    } catch (IOException e) {
      throw new RepositoryUnavailableException(
          MissingReason.UNAVAILABLE, "Cannot use the mirror of " + name + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RepositoryUnavailableException(
          MissingReason.UNAVAILABLE, "Interrupted while waiting for the mirror of " + name, e);
    }
    CacheLimit.of(cache).grown(grownBy);
    return view;
  }

  private Seeds seedsOf(RepositoryInfo repository) {
    return new Seeds(
        cache.sharedStore().orElse(null),
        keyOf(repository) + " " + template.text(),
        limits.maxBytes());
  }

  private CommitSource commits() {
    return providers == null ? CommitSource.NONE : providers.commits();
  }

  private Refusals refusals(RepositoryInfo repository) {
    return new Refusals(cache.store(), keyOf(repository) + " " + template.text());
  }

  private Path gitDirOf(RepositoryInfo repository) {
    return cache.mirrors().toAbsolutePath().resolve(keyOf(repository).replace('/', '+') + ".git");
  }

  private static String keyOf(RepositoryInfo repository) {
    String key = repository.key().toLowerCase(Locale.ROOT);
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("Not a repository key: " + key);
    }
    return key;
  }

  private MirrorSource sourceOf(URI url) {
    if ("file".equalsIgnoreCase(url.getScheme())) {
      return new LocalSource(Path.of(url.getPath()));
    }
    Path file = tokenFile == null ? null : Path.of(tokenFile);
    return new RemoteSource(url, limits.idle(), new GitToken(url, file, System::getenv));
  }

  private MirrorView view(
      Repository mirror,
      MirrorUse use,
      RepositoryInfo repository,
      Set<String> wanted,
      Set<Long> pullRequests,
      FetchState state)
      throws IOException {
    ObjectId tip = null;
    if (repository.defaultBranch() != null) {
      var branch = mirror.exactRef("refs/heads/" + repository.defaultBranch());
      tip = branch == null ? null : branch.getObjectId();
    }
    IndexJournals journals = new IndexJournals(cache.store(), keyOf(repository));
    MirrorIndex index = MirrorIndex.of(mirror, tip, journals);
    if (pinUnreached(mirror, index.graph(), wanted)) {
      index = MirrorIndex.of(mirror, tip, journals);
    }
    CommitFacts facts =
        new CommitFacts(mirror, index, RepositoryFacts.of(cache, keyOf(repository)));
    return new MirrorView(mirror, use, index.graph(), facts, worktrees(), tip, pullRequests, state);
  }

  private Worktrees worktrees() {
    return Worktrees.in(cache.worktrees(), WorktreeLimits.of(maxWorktrees, limits.maxBytes()));
  }

  private static boolean pinUnreached(Repository mirror, CommitGraph graph, Set<String> wanted)
      throws IOException {
    boolean pinned = false;
    for (String sha : wanted) {
      if (graph.ordinalOf(sha) < 0 && CommitRefs.has(mirror, sha)) {
        CommitRefs.put(mirror, sha, CommitResolution.FETCHED, ObjectId.fromString(sha));
        pinned = true;
      }
    }
    return pinned;
  }
}
