package org.cienrich.features.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cienrich.features.facts.LogFacts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads one log of {@code megabytes}, made by repeating the real ones below the folder {@code logs}
 * ({@code *.log.gz}). One operation is the whole log: megabytes by seconds is the throughput of one
 * core.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx128m", "-XX:+UseSerialGC"})
public class LogReading {

  @Param("../shared/data/logs")
  public String logs;

  @Param("500")
  public int megabytes;

  private Path file;

  /** Writes the log to a temporary file, which the page cache holds. */
  @Setup
  public void repeatLogs() throws IOException {
    file = Files.createTempFile("logs", ".log");
    file.toFile().deleteOnExit();
    List<Path> sources;
    try (Stream<Path> tree = Files.walk(Path.of(logs))) {
      sources = tree.filter(path -> path.toString().endsWith(".log.gz")).sorted().toList();
    }
    long left = megabytes * 1_000_000L;
    try (var out = Files.newOutputStream(file)) {
      while (left > 0) {
        for (Path source : sources) {
          try (InputStream in = new GZIPInputStream(Files.newInputStream(source))) {
            left -= in.transferTo(out);
          }
          if (left <= 0) {
            return;
          }
        }
      }
    }
  }

  @Benchmark
  public LogFacts read() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return JobLogReader.read(in);
    }
  }
}
