package org.cienrich.forge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.cienrich.forge.recorded.ApacheJit;
import org.cienrich.forge.recorded.TravisTorrent;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;

/**
 * Real builds from published tables, to be served beside mirrors of their real repositories. The
 * default branches are those of the mirrors where the template is a file URL.
 *
 * @param gitUrlTemplate where the mirrors are, with {@code {owner}} and {@code {name}}
 */
public record RecordedRuns(World world, String gitUrlTemplate) {

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader("repo", "build_id").setRecordSeparator('\n').get();

  /**
   * Builds from TravisTorrent tables, as runs that started and were created at the same time and
   * end when their duration is over.
   *
   * @throws IOException when a table or a row cannot be read; the message names file and line
   */
  public static RecordedRuns travisTorrent(List<Path> tables, String gitUrlTemplate)
      throws IOException {
    return new RecordedRuns(TravisTorrent.read(tables, gitUrlTemplate), gitUrlTemplate);
  }

  /**
   * Commits from ApacheJIT tables, as runs of no duration at their author dates.
   *
   * @throws IOException when a table or a row cannot be read; the message names file and line
   */
  public static RecordedRuns apacheJit(List<Path> tables, String gitUrlTemplate)
      throws IOException {
    return new RecordedRuns(ApacheJit.read(tables, gitUrlTemplate), gitUrlTemplate);
  }

  /** Prepares to serve the runs. */
  public Forge.Builder serve() {
    return Forge.of(world, gitUrlTemplate);
  }

  /** Writes the CSV that asks for every run once, in the order of the tables. */
  public void writeBuildsCsv(Path file) throws IOException {
    writeBuildsCsv(world, file);
  }

  /** Writes the CSV that asks for every run of a world once. */
  static void writeBuildsCsv(World world, Path file) throws IOException {
    Map<Long, String> names =
        world.repositories().stream().collect(toMap(Repository::id, Repository::fullName));
    try (CSVPrinter out = new CSVPrinter(Files.newBufferedWriter(file, UTF_8), CSV)) {
      for (WorkflowRun run : world.runs()) {
        if (run.attempt() == 1) {
          out.printRecord(names.get(run.repositoryId()), run.id());
        }
      }
    }
  }
}
