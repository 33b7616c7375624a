package org.cienrich.pipeline.workers;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.cienrich.io.http.TokenSource;

/** One thing that a worker must have. Holds names, never a secret. */
sealed interface Need extends Serializable {
  /** Returns what this worker lacks, in words; empty if it has it. */
  Optional<String> absence(Map<String, String> environment);

  /**
   * A secret.
   *
   * @param of whose it is, such as {@code GitHub}
   */
  record Secret(String of, TokenSource source) implements Need {
    @Override
    public Optional<String> absence(Map<String, String> environment) {
      try {
        return source.read(environment).isEmpty()
            ? Optional.of("a token of " + of + " in " + String.join(" or ", source.variables()))
            : Optional.empty();
      } catch (UncheckedIOException | IllegalStateException unusable) {
        return Optional.of("a token of %s (%s)".formatted(of, unusable.getMessage()));
      }
    }
  }

  /** A program, on the {@code PATH} or by its own path. */
  record Program(String name) implements Need {
    @Override
    public Optional<String> absence(Map<String, String> environment) {
      return candidates(environment).anyMatch(Program::isExecutable)
          ? Optional.empty()
          : Optional.of("the program " + name);
    }

    private Stream<String> candidates(Map<String, String> environment) {
      return name.contains("/")
          ? Stream.of(name)
          : Pattern.compile(File.pathSeparator, Pattern.LITERAL)
              .splitAsStream(environment.getOrDefault("PATH", ""))
              .map(folder -> folder + File.separator + name);
    }

    private static boolean isExecutable(String path) {
      try {
        return Files.isExecutable(Path.of(path)) && !Files.isDirectory(Path.of(path));
      } catch (InvalidPathException unusable) {
        return false;
      }
    }
  }

  /** A file of any Beam file system, such as the input. */
  record ReadableFile(String option, String path) implements Need {
    @Override
    public Optional<String> absence(Map<String, String> environment) {
      try {
        FileSystems.matchSingleFileSpec(path);
        return Optional.empty();
      } catch (IOException | IllegalArgumentException unreadable) {
        return Optional.of("the file of --%s, %s".formatted(option, path));
      }
    }
  }

  /** A folder of the worker that can be written, made where it is not there. */
  record WritableFolder(String option, String path) implements Need {
    @Override
    public Optional<String> absence(Map<String, String> environment) {
      try {
        Files.delete(Files.createTempFile(Files.createDirectories(Path.of(path)), "probe", ""));
        return Optional.empty();
      } catch (IOException | InvalidPathException unwritable) {
        return Optional.of("a folder for --%s that can be written, %s".formatted(option, path));
      }
    }
  }
}
