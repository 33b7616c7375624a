package org.cienrich.io.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cienrich.features.facts.CommitResolution;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * Which commits are being obtained for a mirror, and how: a note in its folder, as long as they may
 * be there without the ref that tells how they were found ({@link CommitRefs}). Who finds the note
 * comes after a run that was killed, and ends up with the refs that it would have made. For the
 * holder of the mirror's lock.
 */
final class CommitsUnderWay {
  private static final String FILE = "ci-enrich-under-way";

  private final Repository mirror;
  private final Path note;

  CommitsUnderWay(Repository mirror) {
    this.mirror = mirror;
    this.note = mirror.getDirectory().toPath().resolve(FILE);
  }

  /** Notes what is obtained next, in place of what was. */
  void begin(CommitResolution how, Collection<String> shas) throws IOException {
    List<String> lines = new ArrayList<>(List.of(how.name()));
    lines.addAll(shas);
    Path written = note.resolveSibling(FILE + ".new");
    Files.write(written, lines, StandardCharsets.US_ASCII);
    Files.move(written, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Forgets the note: all refs are made. */
  void end() throws IOException {
    Files.deleteIfExists(note);
  }

  /**
   * Settles what a killed run has left: what was fetched gets its ref; what was made again is
   * removed, to be made once more, since there are several ways to make it.
   */
  void settle() throws IOException {
    List<String> lines = lines();
    if (lines.isEmpty()) {
      return;
    }
    CommitResolution how = CommitResolution.valueOf(lines.get(0));
    for (String sha : lines.subList(1, lines.size())) {
      if (CommitRefs.has(mirror, sha) && CommitRefs.find(mirror, sha).isEmpty()) {
        if (how.isRebuilt()) {
          LooseObjects.delete(mirror, sha);
        } else {
          CommitRefs.put(mirror, sha, how, ObjectId.fromString(sha));
        }
      }
    }
    end();
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(note, StandardCharsets.US_ASCII);
    } catch (NoSuchFileException nothing) {
      return List.of();
    }
  }
}
