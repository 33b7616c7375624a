package org.cienrich.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cienrich.io.git.MirrorLimits;
import org.cienrich.io.git.MirrorRepositories;
import org.cienrich.io.store.Cache;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.cienrich.pipeline.options.SourceOptions;

/** Reads where repositories come from, and where what is fetched is kept. */
final class Sources {
  private Sources() {}

  /** Returns the cache, whose folder is made; empty if there is none. */
  static Optional<Cache> cache(SourceOptions options, Problems problems) {
    return problems
        .collect("cacheDir", () -> folder(options))
        .map(
            local ->
                options.getSharedCache() == null
                    ? local
                    : problems
                        .collect("sharedCache", () -> shared(local, options.getSharedCache()))
                        .orElse(local))
        .map(
            cache ->
                options.getCacheMaxSize() == null
                    ? cache
                    : problems
                        .collect("cacheMaxSize", () -> ByteSize.parse(options.getCacheMaxSize()))
                        .map(cache::withMaxBytes)
                        .orElse(cache));
  }

  /** Returns the repositories; empty if something is wrong with the options. */
  static Optional<MirrorRepositories> repositories(
      EnrichmentOptions options, Cache cache, Problems problems) {
    Optional<MirrorRepositories> repositories =
        problems.collect(
            "gitUrlTemplate", () -> MirrorRepositories.of(cache, options.getGitUrlTemplate()));
    Optional<Long> size =
        problems.collect("maxRepositorySize", () -> ByteSize.parse(options.getMaxRepositorySize()));
    Optional<Duration> timeout =
        problems.collect(
            "cloneTimeoutMinutes",
            () -> Duration.ofMinutes(positive(options.getCloneTimeoutMinutes())));
    Optional<Duration> idle =
        problems.collect(
            "gitIdleSeconds", () -> Duration.ofSeconds(positive(options.getGitIdleSeconds())));
    Optional<Integer> worktrees =
        problems.collect("maxWorktrees", () -> positive(options.getMaxWorktrees()));
    if (repositories.isEmpty()
        || size.isEmpty()
        || timeout.isEmpty()
        || idle.isEmpty()
        || worktrees.isEmpty()) {
      return Optional.empty();
    }
    MirrorLimits limits =
        MirrorLimits.DEFAULT
            .withMaxBytes(size.get())
            .withTransfer(timeout.get())
            .withIdle(idle.get());
    MirrorRepositories limited =
        repositories.get().withLimits(limits).withMaxWorktrees(worktrees.get());
    if (options.isOffline()) {
      limited = limited.offline();
    }
    return Optional.of(
        options.getGithubTokenFile() == null
            ? limited
            : limited.withTokenFile(Path.of(options.getGithubTokenFile())));
  }

  private static Cache folder(SourceOptions options) throws IOException {
    Path folder = options.getCacheDir() == null ? defaultFolder() : Path.of(options.getCacheDir());
    Files.createDirectories(folder);
    return Cache.of(folder);
  }

  private static Cache shared(Cache local, String location) {
    Cache cache = local.withShared(location);
    cache.sharedStore();
    return cache;
  }

  private static int positive(int value) {
    if (value < 1) {
      throw new IllegalArgumentException(value + " is less than 1");
    }
    return value;
  }

  private static Path defaultFolder() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("ci-enrich");
  }
}
