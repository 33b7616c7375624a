package org.cienrich.io.git.reference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The bare repositories one or two levels below the directory that the system property {@code
 * ciEnrich.mirrors} names.
 */
final class RealRepositories {
  private RealRepositories() {}

  /** Tests one repository. */
  @FunctionalInterface
  interface Test {
    void run(Path repository, String name) throws Exception;
  }

  /** Returns a test for each repository; one that is skipped if no directory is named. */
  static Stream<DynamicTest> test(Test test) throws IOException {
    String mirrors = System.getProperty("ciEnrich.mirrors");
    if (mirrors == null) {
      String reason = "-DciEnrich.mirrors names no directory of bare repositories";
      return Stream.of(DynamicTest.dynamicTest("mirrors", () -> assumeTrue(false, reason)));
    }
    Path root = Path.of(mirrors);
    return in(root).stream()
        .map(
            repository -> {
              String name = root.relativize(repository).toString();
              return DynamicTest.dynamicTest(name, () -> test.run(repository, name));
            });
  }

  private static List<Path> in(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root, 2, FileVisitOption.FOLLOW_LINKS)) {
      return paths.filter(path -> Files.isDirectory(path.resolve("objects"))).sorted().toList();
    }
  }

  /** Writes a report to {@code target/git-reference} and shows it. */
  static void report(String fileName, String text) throws IOException {
    Path reports = Files.createDirectories(Path.of("target/git-reference"));
    Files.writeString(reports.resolve(fileName + ".txt"), text);
    System.out.println(text);
  }
}
