package org.cienrich.io.scan.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.Worktree;
import org.cienrich.features.ports.WorktreeSource;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.scan.ScanResult;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.io.http.VirtualClock;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.Scanner;
import org.cienrich.io.store.LocalStore;
import org.cienrich.io.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptScansTest {
  private static final WorktreeSource NO_FILES =
      () -> {
        throw new IllegalStateException("The scanner of this test reads no files");
      };

  private final VirtualClock clock = new VirtualClock();
  private final ScriptedScanner scanner = new ScriptedScanner();
  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void openStore() {
    store = new LocalStore(folder);
  }

  @Test
  void aTreeIsScannedOnceWhateverTheCommit() {
    assertThat(scan(ScanReuse.CURRENT, "tree-1", "one").metrics()).isEqualTo(metrics("1"));
    ScanResult again = scan(ScanReuse.CURRENT, "tree-1", "two");
    assertThat(again.metrics()).isEqualTo(metrics("1"));
    assertThat(again.durationSeconds()).isNull();
    assertThat(again.scanner()).isEqualTo("tool 1");
    assertThat(scan(ScanReuse.CURRENT, "tree-2", "two").metrics()).isEqualTo(metrics("2"));
    assertThat(scanner.scans).isEqualTo(2);
  }

  @Test
  void whatCouldNotBeScannedIsToldAlsoLater() {
    scanner.opensFiles = true;
    List<String> absent = List.of("vendor: submodule");
    ScanResult first = scan(ScanReuse.CURRENT, "tree-1", "one", () -> new FilesWithout(absent));
    assertThat(first.absent()).isEqualTo(absent);
    assertThat(scan(ScanReuse.OFFLINE, "tree-1", "one").absent()).isEqualTo(absent);
    scanner.opensFiles = false;
    assertThat(scan(ScanReuse.CURRENT, "tree-2", "two").absent()).isNull();
  }

  @Test
  void anotherVersionOfTheToolScansAnew() {
    scan(ScanReuse.CURRENT, "tree-1", "one");
    scanner.version = "tool 2";
    assertThat(scan(ScanReuse.CURRENT, "tree-1", "one").metrics()).isEqualTo(metrics("2"));
    assertThat(scan(ScanReuse.CURRENT, "tree-1", "one").scanner()).isEqualTo("tool 2");
  }

  @Test
  void whatMayPassIsTriedThreeTimesWithPausesThatGrow() {
    scanner.fail(MissingReason.COMPUTATION_FAILED, MissingReason.UNAVAILABLE);
    Instant start = clock.now();
    assertThat(scan(ScanReuse.CURRENT, "tree-1", "one").metrics()).isEqualTo(metrics("3"));
    assertThat(Duration.between(start, clock.now())).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void aFailureIsToldAndNotKept() {
    scanner.fail(MissingReason.TIMEOUT, MissingReason.TIMEOUT, MissingReason.TIMEOUT);
    ScanResult failed = scan(ScanReuse.CURRENT, "tree-1", "one");
    assertThat(failed.metrics()).isNull();
    assertThat(failed.reason()).isEqualTo(MissingReason.TIMEOUT);
    assertThat(failed.message()).isEqualTo("failed for TIMEOUT");
    assertThat(scan(ScanReuse.CURRENT, "tree-1", "one").metrics()).isEqualTo(metrics("4"));
  }

  @Test
  void whatWillNotPassIsTriedOnce() {
    scanner.fail(MissingReason.TOO_LARGE);
    assertThat(scan(ScanReuse.CURRENT, "tree-1", "one").reason())
        .isEqualTo(MissingReason.TOO_LARGE);
    assertThat(scanner.scans).isEqualTo(1);
  }

  @Test
  void aToolThatCannotBeHadIsAFailure() {
    scanner.version = null;
    ScanResult failed = scan(ScanReuse.CURRENT, "tree-1", "one");
    assertThat(failed.reason()).isEqualTo(MissingReason.UNAVAILABLE);
    assertThat(failed.scanner()).isNull();
  }

  @Test
  void offlineOnlyWhatWasFoundBeforeIsTaken() {
    scan(ScanReuse.CURRENT, "tree-1", "one");
    scanner.version = null;
    ScanResult kept = scan(ScanReuse.OFFLINE, "tree-1", "two");
    assertThat(kept.metrics()).isEqualTo(metrics("1"));
    assertThat(kept.scanner()).isEqualTo("tool 1");
    assertThat(scan(ScanReuse.OFFLINE, "tree-2", "two").reason())
        .isEqualTo(MissingReason.UNAVAILABLE);
    assertThat(scanner.scans).isEqualTo(1);
  }

  @Test
  void aRetryTakesWhatAnOlderToolFoundAndScansTheRest() {
    scan(ScanReuse.CURRENT, "tree-1", "one");
    scanner.version = "tool 2";
    assertThat(scan(ScanReuse.SETTLED, "tree-1", "one").scanner()).isEqualTo("tool 1");
    assertThat(scan(ScanReuse.SETTLED, "tree-2", "two").scanner()).isEqualTo("tool 2");
    assertThat(scanner.scans).isEqualTo(2);
  }

  private ScanResult scan(ScanReuse reuse, String tree, String commit) {
    return scan(reuse, tree, commit, NO_FILES);
  }

  private ScanResult scan(ScanReuse reuse, String tree, String commit, WorktreeSource files) {
    RepositoryInfo repository = new RepositoryInfo("7", "A/b", "main", false, "Java");
    return new KeptScans(scanner, store, reuse, clock)
        .scan(new CommitToScan(repository, commit, tree, 0, 1, Instant.EPOCH), files);
  }

  private static ScanMetrics metrics(String scan) {
    return ScanMetrics.of(Map.of("scan", scan));
  }

  /** An empty tree of which something is absent. */
  private record FilesWithout(List<String> absent) implements Worktree {
    @Override
    public Path folder() {
      return Path.of(".");
    }

    @Override
    public void close() {}
  }

  /** Gives the number of the scan as its only metric, after the failures it was told. */
  private static final class ScriptedScanner implements Scanner {
    private final Deque<MissingReason> failures = new ArrayDeque<>();
    private String version = "tool 1";
    private boolean opensFiles;
    private int scans;

    void fail(MissingReason... reasons) {
      failures.addAll(List.of(reasons));
    }

    @Override
    public ScanTool tool() {
      return ScanTool.TRIVY;
    }

    @Override
    public String fingerprint(String repository) throws ScanException {
      if (version == null) {
        throw new ScanException(MissingReason.UNAVAILABLE, "not installed");
      }
      return version;
    }

    @Override
    public ScanMetrics scan(CommitToScan commit, WorktreeSource files) throws ScanException {
      scans++;
      if (opensFiles) {
        try (Worktree tree = files.open()) {
          assertThat(tree.folder()).exists();
        } catch (RepositoryUnavailableException e) {
          throw new ScanException(e.reason(), "no files");
        }
      }
      MissingReason failure = failures.poll();
      if (failure != null) {
        throw new ScanException(failure, "failed for " + failure);
      }
      return metrics(Integer.toString(scans));
    }
  }
}
