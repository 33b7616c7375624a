package org.cienrich.io.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cienrich.io.store.Directories;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.util.FS;

/**
 * The names around a mirror in the folder of mirrors: {@code <name>.git}, its locks {@code
 * <name>.git.lock} and {@code <name>.git.use}, which are never removed, and what is not a mirror
 * yet or any more.
 *
 * @param gitDir the mirror
 */
record MirrorFiles(Path gitDir) {
  private static final Pattern MIRROR = Pattern.compile("[\\w-][\\w.+-]*\\.git");
  private static final Pattern REMAINS =
      Pattern.compile("(" + MIRROR.pattern() + ")\\.[0-9a-f-]{36}\\.(clone|evicted)");

  /** Returns all mirrors in a folder. */
  static List<MirrorFiles> allIn(Path mirrors) throws IOException {
    List<MirrorFiles> all = new ArrayList<>();
    for (Path file : list(mirrors)) {
      if (MIRROR.matcher(file.getFileName().toString()).matches() && Files.isDirectory(file)) {
        all.add(new MirrorFiles(file));
      }
    }
    return all;
  }

  /** Returns what clones and removals that did not end have left of any mirror in a folder. */
  static List<Path> remainsIn(Path mirrors) throws IOException {
    return list(mirrors).stream()
        .filter(file -> REMAINS.matcher(file.getFileName().toString()).matches())
        .toList();
  }

  /** Returns the mirror that remains belong to. */
  static MirrorFiles ofRemains(Path remains) {
    Matcher name = REMAINS.matcher(remains.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException("Not a part of a mirror: " + remains);
    }
    return new MirrorFiles(remains.resolveSibling(name.group(1)));
  }

  private static List<Path> list(Path mirrors) throws IOException {
    if (Files.notExists(mirrors)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(mirrors)) {
      return files.sorted().toList();
    }
  }

  boolean isMirror() {
    return FileKey.isGitRepository(gitDir.toFile(), FS.DETECTED);
  }

  /** Returns what clones and removals that did not end have left of this mirror. */
  List<Path> remains() throws IOException {
    List<Path> remains = new ArrayList<>();
    for (Path file : remainsIn(gitDir.getParent())) {
      if (ofRemains(file).equals(this)) {
        remains.add(file);
      }
    }
    return remains;
  }

  /** Returns the bytes of the packs of the mirror; -1 if there is no mirror. */
  long packBytes() throws IOException {
    return isMirror() ? Directories.size(gitDir.resolve("objects/pack")) : -1;
  }

  /** Returns how much larger the mirror is now than it was. */
  long grownSince(long packBytes) throws IOException {
    return packBytes < 0 ? Directories.size(gitDir) : packBytes() - packBytes;
  }

  Path lockFile() {
    return sibling("lock");
  }

  Path useFile() {
    return sibling("use");
  }

  /** Returns a name for the mirror while it is being made. */
  Path unfinished() {
    return sibling(UUID.randomUUID() + ".clone");
  }

  /** Returns a name for the mirror while it is being removed. */
  Path removed() {
    return sibling(UUID.randomUUID() + ".evicted");
  }

  private Path sibling(String suffix) {
    return gitDir.resolveSibling(gitDir.getFileName() + "." + suffix);
  }
}
