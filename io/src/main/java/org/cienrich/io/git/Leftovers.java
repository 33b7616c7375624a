package org.cienrich.io.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cienrich.io.store.Directories;
import org.eclipse.jgit.lib.Repository;

/**
 * What processes that were killed have left of one mirror. Packs that were received wholly are
 * used; configuration and refs are not. All methods need the mirror's lock.
 */
final class Leftovers {
  private static final Pattern INCOMING = Pattern.compile("incoming_[0-9]+\\.pack");
  private static final Pattern TEMPORARY = Pattern.compile("incoming_.*|noz.*|tmp_.*");
  private static final Pattern PACK = Pattern.compile("pack-[0-9a-f]{40,64}\\.pack");

  private final MirrorFiles files;

  Leftovers(MirrorFiles files) {
    this.files = files;
  }

  /**
   * Moves the packs of unfinished clones into a new mirror, and deletes the rest of them.
   *
   * @return whether there were any
   */
  boolean takeOver(Repository into) throws IOException {
    boolean taken = false;
    for (Path remains : files.remains()) {
      if (remains.equals(into.getDirectory().toPath())) {
        continue;
      }
      Path objects = remains.resolve("objects");
      for (Path pack : files(objects.resolve("pack"), PACK)) {
        taken |= take(pack, into);
      }
      for (Path incoming : files(objects, INCOMING)) {
        taken |= ReceivedPack.index(incoming, into);
      }
      Directories.delete(remains);
    }
    return taken;
  }

  private static boolean take(Path pack, Repository into) throws IOException {
    Path index = indexOf(pack);
    if (!isFile(index) || !ReceivedPack.isWhole(pack, index)) {
      return ReceivedPack.index(pack, into);
    }
    Path folder = into.getDirectory().toPath().resolve("objects/pack");
    Files.createDirectories(folder);
    for (Path file : List.of(pack, index)) {
      Files.move(
          file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    }
    return true;
  }

  /**
   * Uses packs that fetches into the mirror have left, and removes their locks.
   *
   * @return whether there were any
   */
  boolean recover(Repository mirror) throws IOException {
    boolean taken = false;
    Path gitDir = mirror.getDirectory().toPath();
    removeLocks(gitDir);
    Path objects = gitDir.resolve("objects");
    for (Path incoming : files(objects, INCOMING)) {
      taken |= ReceivedPack.index(incoming, mirror);
    }
    for (Path pack : files(objects.resolve("pack"), PACK)) {
      if (!isFile(indexOf(pack))) {
        Path aside = objects.resolve("incoming_0.pack");
        Files.move(pack, aside, StandardCopyOption.REPLACE_EXISTING);
        taken |= ReceivedPack.index(aside, mirror);
      }
    }
    for (Path temporary : files(objects, TEMPORARY)) {
      Files.deleteIfExists(temporary);
    }
    for (Path keep : files(objects.resolve("pack"), Pattern.compile("pack-.*\\.keep|tmp_.*"))) {
      Files.deleteIfExists(keep);
    }
    return taken;
  }

  /** Nobody else writes the mirror, so whoever made them is dead. */
  private static void removeLocks(Path gitDir) throws IOException {
    Pattern lock = Pattern.compile(".*\\.lock");
    for (Path file : files(gitDir, lock)) {
      Files.deleteIfExists(file);
    }
    try (Stream<Path> refs = Files.walk(gitDir.resolve("refs"))) {
      for (Path file : refs.toList()) {
        if (lock.matcher(file.getFileName().toString()).matches() && isFile(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Path indexOf(Path pack) {
    return pack.resolveSibling(pack.getFileName().toString().replaceFirst("\\.pack$", ".idx"));
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> files(Path folder, Pattern name) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name.matcher(file.getFileName().toString()).matches() && isFile(file))
          .toList();
    }
  }
}
