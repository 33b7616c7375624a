package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Worktree;
import org.cienrich.features.ports.WorktreeSource;
import org.cienrich.features.scan.CommitToScan;

/** The files of a commit in a folder of the test, which are left there. */
record SampleTree(Path folder) implements WorktreeSource {
  static final CommitToScan COMMIT = commit("0123456789abcdef0123456789abcdef01234567");
  static final String PROJECT = "ci-enrich:square:retrofit:" + COMMIT.commitSha();

  static CommitToScan commit(String sha) {
    return new CommitToScan(
        new RepositoryInfo("1", "square/retrofit", "main", false, "Java"),
        sha,
        "1".repeat(40),
        0,
        1,
        Instant.EPOCH);
  }

  SampleTree with(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files with their texts. */
  Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        content.put(
            folder.relativize(file).toString(),
            Files.isRegularFile(file) ? Files.readString(file) : "folder");
      }
    }
    return content;
  }

  @Override
  public Worktree open() {
    return new Worktree() {
      @Override
      public Path folder() {
        return folder;
      }

      @Override
      public List<String> absent() {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }
}
