package org.cienrich.io.version;

import java.io.IOException;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import org.cienrich.io.table.RecordJson;

/**
 * The version that a run writes, claimed before the pipeline starts.
 *
 * @param directory the folder of the version, with a slash at its end; absolute
 * @param version the number, from 1
 * @param state whether there is anything left to do
 * @param claimedAt when the version was claimed first
 */
public record VersionClaim(String directory, int version, State state, Instant claimedAt) {
  private static final int MAX_ATTEMPTS = 1000;

  /** What was found under the id of the run. */
  public enum State {
    /** Nothing: a new version. */
    NEW,
    /**
     * A version that was never completed, or failed. What is left in it goes when it is completed,
     * not now: its run may be alive, and another has only begun to submit it again.
     */
    RESUMED,
    /** A processed version: there is nothing to do. */
    FINISHED
  }

  /** What the run file holds. */
  record Run(String runId, String claimedAt) {}

  /**
   * Claims a version by creating {@code <output>/v<N>/run.json}. A run with the same id has its
   * version back; any other, or a fresh one, has the next number that nobody took. On this
   * machine's file systems two runs never claim one number; elsewhere that is best effort, since
   * Beam has no exclusive create. Two live runs of one id are not told apart: a second one is taken
   * for a repeat of a dead first one.
   *
   * @param output the folder of all versions, on any Beam file system
   * @param fresh whether to take a new version in any case
   * @param now when a new version is claimed
   */
  public static VersionClaim claim(String output, String runId, boolean fresh, Instant now)
      throws IOException {
    VersionFolders folders = VersionFolders.of(output);
    return claim(folders, runId, fresh, now);
  }

  static VersionClaim claim(VersionFolders folders, String runId, boolean fresh, Instant now)
      throws IOException {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      NavigableSet<Integer> numbers = folders.numbers();
      if (!fresh) {
        Optional<VersionClaim> own = findOwn(folders, numbers, runId);
        if (own.isPresent()) {
          return own.get();
        }
      }
      int next = numbers.isEmpty() ? 1 : numbers.last() + 1;
      if (folders.createRunFile(next, RecordJson.text(new Run(runId, now.toString())))) {
        return new VersionClaim(folders.directory(next), next, State.NEW, now);
      }
    }
    throw new IOException("No version of " + folders.output() + " could be claimed");
  }

  private static Optional<VersionClaim> findOwn(
      VersionFolders folders, NavigableSet<Integer> numbers, String runId) throws IOException {
    Optional<VersionClaim> latest = Optional.empty();
    for (int number : numbers) {
      Optional<Run> run =
          VersionFolders.read(folders.directory(number) + VersionFolders.RUN_FILE)
              .flatMap(text -> RecordJson.read(text, Run.class))
              .filter(found -> runId.equals(found.runId()));
      if (run.isPresent()) {
        Instant claimedAt = Instant.parse(run.get().claimedAt());
        latest =
            Optional.of(
                new VersionClaim(folders.directory(number), number, State.RESUMED, claimedAt));
      }
    }
    return latest.isPresent() ? Optional.of(latest.get().resumed(folders)) : latest;
  }

  private VersionClaim resumed(VersionFolders folders) throws IOException {
    boolean finished = Versions.read(directory).filter(Manifest::isProcessed).isPresent();
    if (finished) {
      return new VersionClaim(directory, version, State.FINISHED, claimedAt);
    }
    folders.delete(version, Manifest.FILE::equals);
    return this;
  }
}
