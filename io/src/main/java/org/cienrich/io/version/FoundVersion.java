package org.cienrich.io.version;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.io.table.RecordJson;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which a run wrote a version, or began to.
 *
 * @param version the number
 * @param directory the folder, with a slash at its end
 * @param runId who claimed it; null if nothing tells
 * @param startedAt when it was claimed, as an ISO instant; null if nothing tells
 * @param manifest null unless the version is processed or failed
 */
public record FoundVersion(
    int version,
    String directory,
    State state,
    @Nullable String runId,
    @Nullable String startedAt,
    @Nullable Manifest manifest) {

  /** How far the version is. */
  public enum State {
    PROCESSED,
    FAILED,
    /** There is no manifest: its run goes on, or is dead and can be resumed. */
    UNFINISHED,
    /** There is a manifest, but it is damaged or not one that this program knows. */
    UNREADABLE
  }

  /**
   * Returns all versions of an output, oldest first. A folder with neither a manifest nor the file
   * that claims it is not one.
   *
   * @param output the folder of all versions, on any Beam file system; need not exist
   */
  public static List<FoundVersion> all(String output) throws IOException {
    VersionFolders folders = VersionFolders.of(output);
    List<FoundVersion> versions = new ArrayList<>();
    for (int number : folders.numbers()) {
      of(number, folders.directory(number)).ifPresent(versions::add);
    }
    return versions;
  }

  private static Optional<FoundVersion> of(int number, String directory) throws IOException {
    Optional<String> text = VersionFolders.read(directory + Manifest.FILE);
    Optional<Manifest> manifest =
        text.flatMap(json -> RecordJson.read(json, Manifest.class)).filter(FoundVersion::isKnown);
    if (manifest.isPresent()) {
      Manifest found = manifest.get();
      State state = found.isProcessed() ? State.PROCESSED : State.FAILED;
      RunDescription run = found.run();
      return Optional.of(
          new FoundVersion(number, directory, state, run.runId(), run.startedAt(), found));
    }
    Optional<String> claim = VersionFolders.read(directory + VersionFolders.RUN_FILE);
    if (text.isEmpty() && claim.isEmpty()) {
      return Optional.empty();
    }
    State state = text.isPresent() ? State.UNREADABLE : State.UNFINISHED;
    VersionClaim.Run run =
        claim.flatMap(json -> RecordJson.read(json, VersionClaim.Run.class)).orElse(null);
    return Optional.of(
        new FoundVersion(
            number,
            directory,
            state,
            run == null ? null : run.runId(),
            run == null ? null : run.claimedAt(),
            null));
  }

  @SuppressWarnings("ConstantConditions") // JSON may lack anything
  private static boolean isKnown(Manifest manifest) {
    return manifest.format() == Manifest.FORMAT
        && manifest.status() != null
        && manifest.run() != null
        && manifest.features() != null
        && manifest.counts() != null
        && manifest.identity() != null
        && manifest.files() != null;
  }
}
