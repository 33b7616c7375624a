package org.cienrich.io.git;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cienrich.io.git.worktree.Worktrees;
import org.cienrich.io.store.Cache;
import org.cienrich.io.store.Directories;
import org.cienrich.io.store.StoreFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cache of this machine within its size: measured once per process and when mirrors have
 * grown, never at each use. Above the limit, mirrors go that nobody uses, and then entries of the
 * store, the longest unused first. What dead processes have left goes when it is old, their trees
 * of files at once. A limit that cannot be kept, and a cache that cannot be measured, is a warning
 * and no failure. Thread-safe.
 */
public final class CacheLimit {
  private static final Logger LOG = LoggerFactory.getLogger(CacheLimit.class);
  private static final ConcurrentMap<Cache, CacheLimit> OF_THIS_JVM = new ConcurrentHashMap<>();
  private static final Duration OLD = Duration.ofDays(1);

  /** How long what was measured is believed; other processes use the cache too. */
  private static final Duration BELIEVED = Duration.ofMinutes(10);

  private final Cache cache;
  private final InstantSource clock;
  private final StoreFolder store;
  private Instant measuredAt = Instant.MIN;
  private long bytes;
  private boolean warned;

  CacheLimit(Cache cache, InstantSource clock) {
    this.cache = cache;
    this.clock = clock;
    this.store = new StoreFolder(cache);
  }

  /** Returns what looks after a cache in this process. */
  static CacheLimit of(Cache cache) {
    return OF_THIS_JVM.computeIfAbsent(cache, key -> new CacheLimit(key, InstantSource.system()));
  }

  /** Looks after a cache when a process begins to use it. */
  public static void begin(Cache cache) {
    of(cache).begin();
  }

  synchronized void begin() {
    if (measuredAt.equals(Instant.MIN)) {
      check();
    }
  }

  /** Notes that mirrors have grown. */
  synchronized void grown(long by) {
    bytes += by;
    boolean believed = clock.instant().isBefore(measuredAt.plus(BELIEVED));
    if (by > 0 && cache.maxBytes() > 0 && (bytes > cache.maxBytes() || !believed)) {
      check();
    }
  }

  private void check() {
    measuredAt = clock.instant();
    Path folder = cache.folder().toAbsolutePath();
    if (Files.notExists(folder)) {
      return;
    }
    try (MirrorLock one =
        MirrorLock.acquire(folder.resolve("evicting.lock"), Duration.ofMillis(1))) {
      if (one != null) {
        removeRemains();
        store.removeAbandoned(measuredAt);
        Worktrees.removeAbandoned(cache.worktrees());
        if (cache.maxBytes() > 0) {
          evict();
        }
      }
    } catch (IOException e) {
      LOG.warn("The size of the cache cannot be looked after: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Used(MirrorFiles files, long bytes, Instant at) {}

  private void evict() throws IOException, InterruptedException {
    List<Used> mirrors = new ArrayList<>();
    bytes = store.size();
    for (MirrorFiles files : MirrorFiles.allIn(mirrors())) {
      long size = Directories.size(files.gitDir());
      bytes += size;
      mirrors.add(new Used(files, size, MirrorUse.lastOf(files.useFile())));
    }
    mirrors.sort(Comparator.comparing(Used::at));
    for (Used mirror : mirrors) {
      if (bytes > cache.maxBytes() && remove(mirror.files())) {
        bytes -= mirror.bytes();
        LOG.info(
            "Removed from the cache: {}, {} bytes, last used {}",
            mirror.files().gitDir().getFileName(),
            mirror.bytes(),
            mirror.at());
      }
    }
    if (bytes > cache.maxBytes()) {
      long freed = store.evict(bytes - cache.maxBytes(), clock.instant());
      bytes -= freed;
      if (freed > 0) {
        LOG.info("Removed from the cache: entries of the store, {} bytes", freed);
      }
    }
    if (bytes > cache.maxBytes() && !warned) {
      warned = true;
      LOG.warn(
          "The cache takes {} bytes, more than the {} that it may, and all of it is in use",
          bytes,
          cache.maxBytes());
    }
  }

  /** Removes a mirror that nobody uses, at once and then file by file. */
  private static boolean remove(MirrorFiles files) throws IOException, InterruptedException {
    try (MirrorLock lock = MirrorLock.acquire(files.lockFile(), Duration.ofMillis(1));
        Closeable unused = lock == null ? null : MirrorUse.tryExclude(files.useFile())) {
      if (unused == null) {
        return false;
      }
      Path removed = files.removed();
      Files.move(files.gitDir(), removed, StandardCopyOption.ATOMIC_MOVE);
      Directories.delete(removed);
      return true;
    }
  }

  private void removeRemains() throws IOException, InterruptedException {
    Instant limit = measuredAt.minus(OLD);
    for (Path remains : MirrorFiles.remainsIn(mirrors())) {
      Instant made = Files.getLastModifiedTime(remains, LinkOption.NOFOLLOW_LINKS).toInstant();
      Path lockFile = MirrorFiles.ofRemains(remains).lockFile();
      try (MirrorLock lock = MirrorLock.acquire(lockFile, Duration.ofMillis(1))) {
        if (lock != null && made.isBefore(limit)) {
          Directories.delete(remains);
        }
      }
    }
  }

  private Path mirrors() {
    return cache.mirrors().toAbsolutePath();
  }
}
