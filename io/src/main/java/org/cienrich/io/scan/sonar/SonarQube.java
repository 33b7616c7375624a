package org.cienrich.io.scan.sonar;

import java.time.Instant;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.WorktreeSource;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.Scanner;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyses by SonarQube: the scanner sends a report of the files, the server makes measures of it,
 * which are read when it says so. Each commit is a project of its own on the server, deleted when
 * its measures have been read; of a failed task it stays, with what the server says of it.
 *
 * <p>An analysis that the server had not finished in time is remembered, and waited for by the next
 * scan of the same. Thread-safe.
 */
public final class SonarQube implements Scanner {
  private static final Logger LOG = LoggerFactory.getLogger(SonarQube.class);

  private final SonarConnection connection;
  private final ScanSettings<SonarSettings> settings;
  private final ScannerRun scanner;
  private final ComputeTasks tasks;
  private final Measures measures;
  private final UnfinishedTasks unfinished;

  SonarQube(SonarConnection connection, ScanSettings<SonarSettings> settings, Store store) {
    this.connection = connection;
    this.settings = settings;
    this.scanner = new ScannerRun(connection);
    this.tasks = new ComputeTasks(connection);
    this.measures = new Measures(connection);
    this.unfinished = new UnfinishedTasks(store);
  }

  @Override
  public ScanTool tool() {
    return ScanTool.SONARQUBE;
  }

  /** {@inheritDoc} The server and the scanner are asked once in each JVM. */
  @Override
  public String fingerprint(String repository) throws ScanException {
    return connection.identity() + " settings " + digest(settings.of(repository));
  }

  private static String digest(SonarSettings settings) {
    return Sha256.of(ScannerArguments.REVISION + " " + settings.parameters());
  }

  @Override
  public ScanMetrics scan(CommitToScan commit, WorktreeSource files) throws ScanException {
    SonarSettings its = settings.of(commit.repository().name());
    String project = ProjectKey.of(commit);
    String analysis = connection.server().url() + " " + project + " " + digest(its);
    Instant end = connection.clock().now().plus(connection.server().limit());

    Optional<String> earlier = unfinished.find(analysis);
    if (earlier.isPresent()) {
      Optional<ScanMetrics> metrics = result(earlier.get(), project, analysis, end, true);
      if (metrics.isPresent()) {
        return metrics.get();
      }
    }
    String task = scanner.submit(commit, project, its, files);
    return result(task, project, analysis, end, false)
        .orElseThrow(
            () ->
                new ScanException(
                    MissingReason.UNAVAILABLE, "SonarQube does not know its task " + task));
  }

  /**
   * Waits for the measures of a task; empty if the server does not have them any more.
   *
   * @param isEarlier whether others may have analysed the project since
   */
  private Optional<ScanMetrics> result(
      String task, String project, String analysis, Instant end, boolean isEarlier)
      throws ScanException {
    ScanMetrics metrics;
    try {
      if (!tasks.succeeds(task, project, end) || (isEarlier && !tasks.isLatest(task, project))) {
        unfinished.forget(analysis);
        return Optional.empty();
      }
      metrics = measures.read(project);
    } catch (ScanException e) {
      if (e.reason().isTransient()) {
        unfinished.remember(analysis, task);
      } else {
        unfinished.forget(analysis);
      }
      throw e;
    }
    unfinished.forget(analysis);
    if (!connection.server().keepProjects()) {
      connection
          .api()
          .delete(project)
          .ifPresent(problem -> LOG.warn("Project {} was not deleted: {}", project, problem));
    }
    return Optional.of(metrics);
  }

  /** An analysis that is still under way is waited for by a later run. */
  @Override
  public boolean isWorthAnotherAttempt(ScanException failure) {
    return failure.reason() != MissingReason.TIMEOUT
        && Scanner.super.isWorthAnotherAttempt(failure);
  }
}
