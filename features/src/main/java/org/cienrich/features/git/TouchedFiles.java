package org.cienrich.features.git;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitHistory.Touch;
import org.cienrich.features.facts.FileChange;

/** The files that the built commits touch, each once, whatever it was called on the way. */
final class TouchedFiles {
  private TouchedFiles() {}

  /**
   * Returns the commits on every file before the built ones that were committed at some time or
   * later; a commit on two files is returned twice.
   */
  static Stream<Touch> earlierTouches(BuiltChanges changes, CommitHistory history, Instant since) {
    Set<String> built = changes.shas();
    Set<String> seen = new HashSet<>();
    Stream.Builder<Stream<Touch>> touches = Stream.builder();
    for (CommitChange change : changes.commits()) {
      for (FileChange file : change.files()) {
        boolean isNew = seen.add(file.path());
        seen.add(file.pathBefore());
        if (isNew) {
          touches.add(history.touches(change.commit().sha(), file.pathBefore()).stream());
        }
      }
    }
    return touches
        .build()
        .flatMap(all -> all)
        .filter(touch -> !touch.committedAt().isBefore(since))
        .filter(touch -> !built.contains(touch.sha()));
  }
}
