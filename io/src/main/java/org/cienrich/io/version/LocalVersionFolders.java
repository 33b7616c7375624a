package org.cienrich.io.version;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Version folders in the file system of this machine, with a truly exclusive create. */
final class LocalVersionFolders extends VersionFolders {
  private final Path folder;

  LocalVersionFolders(Path folder) {
    super(folder.toAbsolutePath().normalize().toString());
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  NavigableSet<Integer> numbers() throws IOException {
    NavigableSet<Integer> numbers = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(entry -> number(entry.getFileName().toString()).ifPresent(numbers::add));
      }
    }
    return numbers;
  }

  @Override
  boolean createRunFile(int version, String content) throws IOException {
    Path directory = folder.resolve("v" + version);
    Files.createDirectories(directory);
    try {
      Files.writeString(
          directory.resolve(RUN_FILE),
          content,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  SortedMap<String, Long> files(int version) throws IOException {
    Path root = folder.resolve("v" + version);
    SortedMap<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(file -> !Files.isDirectory(file)).toList()) {
        sizes.put(pathIn(root, file), Files.size(file));
      }
    }
    return sizes;
  }

  private static String pathIn(Path root, Path file) {
    return root.relativize(file).toString().replace(File.separatorChar, '/');
  }

  /** Deletes matching files, and folders that are left empty. */
  @Override
  void delete(int version, Predicate<String> path) throws IOException {
    Path root = folder.resolve("v" + version);
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(root)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        deleteIfEmpty(file, root);
      } else if (path.test(pathIn(root, file))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void deleteIfEmpty(Path directory, Path root) throws IOException {
    if (!directory.equals(root)) {
      try (Stream<Path> left = Files.list(directory)) {
        if (left.findAny().isPresent()) {
          return;
        }
      }
      Files.deleteIfExists(directory);
    }
  }
}
