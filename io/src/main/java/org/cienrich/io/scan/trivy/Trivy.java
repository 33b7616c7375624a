package org.cienrich.io.scan.trivy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.Worktree;
import org.cienrich.features.ports.WorktreeSource;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.Scanner;
import org.cienrich.io.scan.TrivySettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trivy's command line on a tree of files. What is in the tree does not configure the scan: a
 * {@code trivy.yaml}, {@code .trivyignore} or {@code trivy-secret.yaml} of the repository is a file
 * like any other; only remarks within scanned files ({@code trivy:ignore}) hold, as they are part
 * of what they stand in. Without {@code --offline-scan=false} among its arguments it asks no
 * registry of packages, so a tree gives the same on any day with the same database.
 *
 * <p>Databases are updated once in a JVM, before the first scan, and stay as they are then. If one
 * cannot be updated the one in the cache is used; if there is none and vulnerabilities are looked
 * for, there is no result. With a server, that looks vulnerabilities up in its own database; all
 * else is done here. Thread-safe; several processes can share a cache folder.
 *
 * @see <a href="https://trivy.dev/docs/latest/guide/target/filesystem/">Filesystem</a>
 */
public final class Trivy implements Scanner {
  private static final Logger LOG = LoggerFactory.getLogger(Trivy.class);
  private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(20);

  private final TrivyTool tool;
  private final Path cache;
  private final TrivyCommand command;
  private final TrivyProgram program;
  private final VulnerabilityDatabase database;
  private final Fingerprint fingerprint;

  Trivy(TrivyTool tool, Map<String, String> secrets) {
    this.tool = tool;
    this.cache = Path.of(tool.cacheFolder()).toAbsolutePath().normalize().resolve("trivy");
    this.command = new TrivyCommand(tool, cache);
    this.program = new TrivyProgram(secrets);
    String server = tool.serverUrl();
    this.database = server == null ? new LocalDatabase(cache) : new ServerDatabase(server);
    this.fingerprint = new Fingerprint(cache);
  }

  @Override
  public ScanTool tool() {
    return ScanTool.TRIVY;
  }

  @Override
  public String fingerprint(String repository) throws ScanException {
    TrivySettings settings = tool.settings().of(repository);
    return onDisk(
        () -> {
          String version = program.version(command.version());
          return fingerprint.of(version, databaseFor(settings), settings);
        });
  }

  @Override
  public ScanMetrics scan(CommitToScan commit, WorktreeSource files) throws ScanException {
    TrivySettings settings = tool.settings().of(commit.repository().name());
    return onDisk(
        () -> {
          DatabaseState state = databaseFor(settings);
          try (Worktree tree = files.open();
              ScanFolder folder = ScanFolder.create(settings)) {
            TrivyReport report = reportOf(tree.folder(), settings, folder);
            requireDatabase(state, report);
            return report.metrics(settings.scanners(), state == null ? null : state.updatedAt());
          } catch (RepositoryUnavailableException e) {
            throw new ScanException(e.reason(), String.valueOf(e.getMessage()));
          }
        });
  }

  private TrivyReport reportOf(Path tree, TrivySettings settings, ScanFolder folder)
      throws ScanException {
    try {
      program.run(
          command.scan(settings, folder, tree),
          folder,
          ScanEnvironment.of(tool, settings, folder),
          Duration.ofSeconds(tool.limitSeconds()));
    } catch (ScanException e) {
      requireServer();
      String message = String.valueOf(e.getMessage()).replace(tree.toString(), "the tree");
      throw new ScanException(e.reason(), message);
    }
    return ReportReader.read(folder.report());
  }

  /** Fails if there is a server and it does not answer, which is why a scan failed. */
  private void requireServer() throws ScanException {
    if (tool.serverUrl() != null) {
      database.forget();
      database.state();
    }
  }

  /** Fails if the server got another database after it was asked which one it has. */
  private void requireDatabase(@Nullable DatabaseState state, TrivyReport report)
      throws ScanException {
    boolean isOther =
        state != null
            && report.serverDatabase().filter(used -> !used.equals(state.updatedAt())).isPresent();
    if (isOther) {
      database.forget();
      throw new ScanException(
          MissingReason.UNAVAILABLE, "The Trivy server changed its database during the scan");
    }
  }

  private @Nullable DatabaseState databaseFor(TrivySettings settings)
      throws ScanException, IOException {
    if (tool.updateDatabase()) {
      Preparation.of(cache).ensure(this::update);
    }
    return settings.scanners().contains("vuln") ? database.state() : null;
  }

  private void update() throws ScanException, IOException {
    TrivySettings settings = tool.settings().forAll();
    try (ScanFolder folder = ScanFolder.create(settings)) {
      if (tool.serverUrl() == null && isUsed("vuln")) {
        try {
          download(command.updateDatabase(settings, folder), folder);
        } catch (ScanException e) {
          keepOld(e);
        }
      }
      if (isUsed("misconfig")) {
        try {
          download(command.updateChecks(settings, folder), folder);
        } catch (ScanException e) {
          LOG.warn("Trivy's checks are not updated: {}", e.getMessage());
        }
      }
    }
  }

  /** Runs with the credentials for registries that are in the home of the user. */
  private void download(List<String> line, ScanFolder folder) throws ScanException {
    program.run(line, folder, Map.of(), DOWNLOAD_LIMIT);
  }

  private void keepOld(ScanException failure) throws ScanException {
    try {
      DatabaseState old = database.state();
      LOG.warn("Trivy's database of {} is not updated: {}", old.updatedAt(), failure.getMessage());
    } catch (ScanException none) {
      throw new ScanException(MissingReason.UNAVAILABLE, String.valueOf(failure.getMessage()));
    }
  }

  private boolean isUsed(String scanner) {
    return Stream.concat(
            Stream.of(tool.settings().forAll()), tool.settings().byRepo().values().stream())
        .anyMatch(settings -> settings.scanners().contains(scanner));
  }

  /** Work that needs the disk of this machine. */
  @FunctionalInterface
  private interface Work<T> {
    T run() throws ScanException, IOException;
  }

  private static <T> T onDisk(Work<T> work) throws ScanException {
    try {
      return work.run();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The disk of this machine failed a scan", e);
      throw new ScanException(
          MissingReason.UNAVAILABLE, "Trivy's files cannot be kept on this machine");
    }
  }
}
