package org.cienrich.io.git;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;

/** The transfers of one mirror: within limits, and repeated when the source cannot be reached. */
final class Transfers {
  private final MirrorSource source;
  private final MirrorLimits limits;
  private final String name;

  /**
   * @param name what messages call the source: the repository and its URL
   */
  Transfers(MirrorSource source, MirrorLimits limits, String name) {
    this.source = source;
    this.limits = limits;
    this.name = name;
  }

  /** Returns the refs of the source, by name. */
  Map<String, ObjectId> list(Repository mirror) throws RepositoryUnavailableException {
    return run(mirror, monitor -> source.list(mirror, monitor));
  }

  /** Brings refs, and removes those that the source no longer has. */
  void fetch(Repository mirror, Collection<RefSpec> specs) throws RepositoryUnavailableException {
    run(
        mirror,
        monitor -> {
          source.fetch(mirror, specs, true, monitor);
          monitor.checkSize();
          if (monitor.exceeded() != null) {
            throw new IOException("The mirror is too large");
          }
          return mirror;
        });
  }

  /**
   * Brings commits by their ids.
   *
   * @return false if the source does not give one of them
   */
  boolean fetchCommits(Repository mirror, Collection<String> shas)
      throws RepositoryUnavailableException {
    Collection<RefSpec> specs = shas.stream().map(RefSpec::new).toList();
    return run(
        mirror,
        monitor -> {
          try {
            source.fetch(mirror, specs, false, monitor);
            return true;
          } catch (IOException e) {
            if (TransferFailures.isRefusal(e)) {
              return false;
            }
            throw e;
          }
        });
  }

  private <T> T run(Repository mirror, Transfer<T> transfer) throws RepositoryUnavailableException {
    Duration pause = limits.backOff();
    for (int attempt = 1; ; attempt++) {
      TransferMonitor monitor = new TransferMonitor(mirror.getDirectory().toPath(), limits);
      try {
        return transfer.run(monitor);
      } catch (IOException e) {
        MissingReason reason = TransferFailures.reasonOf(e, monitor);
        if (reason != MissingReason.UNAVAILABLE || attempt == limits.attempts()) {
          throw new RepositoryUnavailableException(
              reason, "Cannot mirror " + name + " (" + reason + "): " + e.getMessage(), e);
        }
        sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private void sleep(Duration pause) throws RepositoryUnavailableException {
    try {
      Thread.sleep((long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RepositoryUnavailableException(
          MissingReason.UNAVAILABLE, "Interrupted while waiting for " + name, e);
    }
  }

  private interface Transfer<T> {
    T run(TransferMonitor monitor) throws IOException;
  }
}
