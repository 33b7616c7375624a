package org.cienrich.io.scan.tools;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.Worktree;
import org.cienrich.features.ports.WorktreeSource;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.scan.ScanResult;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.Scanner;
import org.cienrich.io.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scanner that keeps what it found, and tries again twice where another attempt may help: not
 * after an analysis that is still under way, nor without files. Failures are not kept. Thread-safe.
 */
final class KeptScans {
  private static final Logger LOG = LoggerFactory.getLogger(KeptScans.class);
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int PAUSE_GROWTH = 4;

  private final Scanner scanner;
  private final KeptMetrics kept;
  private final ScanReuse reuse;
  private final WaitingClock clock;

  /** What scans of repositories depended on last, as far as this JVM has noted it. */
  private final Map<String, String> remembered = new ConcurrentHashMap<>();

  KeptScans(Scanner scanner, Store store, ScanReuse reuse, WaitingClock clock) {
    this.scanner = scanner;
    this.kept = new KeptMetrics(scanner.tool(), store);
    this.reuse = reuse;
    this.clock = clock;
  }

  /** Returns what is known of the tree, or scans it. */
  ScanResult scan(CommitToScan commit, WorktreeSource files) {
    ScanResult result = scanOrTake(commit, () -> opened(commit, files));
    return result.withAbsent(kept.absent(commit.treeId()).orElse(null));
  }

  private Worktree opened(CommitToScan commit, WorktreeSource files)
      throws RepositoryUnavailableException {
    Worktree tree = files.open();
    kept.putAbsent(commit.treeId(), tree.absent());
    return tree;
  }

  private ScanResult scanOrTake(CommitToScan commit, WorktreeSource files) {
    String repository = commit.repository().name().toLowerCase(Locale.ROOT);
    if (reuse != ScanReuse.CURRENT) {
      Optional<String> last = kept.lastScanner(repository);
      Optional<ScanMetrics> metrics = last.flatMap(name -> kept.find(commit.treeId(), name));
      if (metrics.isPresent()) {
        return ScanResult.completed(scanner.tool(), last.get(), metrics.get(), null);
      }
      if (reuse == ScanReuse.OFFLINE) {
        return ScanResult.failed(
            scanner.tool(),
            last.orElse(null),
            MissingReason.UNAVAILABLE,
            "The tree was not scanned before, and this run is offline",
            null);
      }
    }
    return scanAsNow(repository, commit, files);
  }

  private ScanResult scanAsNow(String repository, CommitToScan commit, WorktreeSource files) {
    String name = null;
    long start = System.nanoTime();
    try {
      name = scanner.fingerprint(repository);
      if (!name.equals(remembered.put(repository, name))) {
        kept.rememberScanner(repository, name);
      }
      Optional<ScanMetrics> known = kept.find(commit.treeId(), name);
      if (known.isPresent()) {
        return ScanResult.completed(scanner.tool(), name, known.get(), null);
      }
      ScanMetrics metrics = withRetries(commit, files);
      kept.put(commit.treeId(), name, metrics);
      return ScanResult.completed(scanner.tool(), name, metrics, secondsSince(start));
    } catch (ScanException failure) {
      String message = String.valueOf(failure.getMessage());
      LOG.warn("No scan of {} at {}: {}", repository, commit.commitSha(), message);
      return ScanResult.failed(
          scanner.tool(), name, failure.reason(), message, secondsSince(start));
    }
  }

  private ScanMetrics withRetries(CommitToScan commit, WorktreeSource files) throws ScanException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        return scanner.scan(commit, files);
      } catch (ScanException failure) {
        if (attempt == ATTEMPTS || !scanner.isWorthAnotherAttempt(failure)) {
          throw failure;
        }
        LOG.info("Scanning {} again: {}", commit.commitSha(), failure.getMessage());
      }
      sleep(pause);
      pause = pause.multipliedBy(PAUSE_GROWTH);
    }
  }

  private void sleep(Duration pause) {
    try {
      clock.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted between two attempts to scan");
    }
  }

  private static double secondsSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
  }
}
