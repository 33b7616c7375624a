package org.cienrich.io.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a table of builds from CSV (RFC 4180, UTF-8, a byte order mark tolerated), in one pass and
 * in bounded memory.
 *
 * <ul>
 *   <li>The first line that is not blank is the header. It tells the delimiter: comma, semicolon or
 *       tab. One column names the repository ({@code repo}, {@code repository}, {@code repo_name},
 *       {@code full_name}, {@code project}, {@code gh_project_name}) and one the build ({@code
 *       build_id}, {@code id}, {@code run_id}, {@code ci_run_id}, {@code tr_build_id}); {@code
 *       ci_provider} is optional. All others are ignored.
 *   <li>Repositories are {@code owner/name}; {@code https://github.com/owner/name} and {@code .git}
 *       at the end are understood. Ids as floats ({@code 2685692.0}) are read as the integers they
 *       were.
 *   <li>A line ends with LF, CRLF or a lone CR. Each is counted once: {@link LineCounts}.
 *   <li>A quoted field ends at the latest after 100 lines or 64 KiB. If it does not, or if its
 *       record has the wrong number of columns or a line break in the repository or id, its first
 *       line is bad and reading goes on with the next line.
 * </ul>
 *
 * <p>The grammar within a record is that of commons-csv. Records are cut out before, since its
 * parser cannot do that last point: after a lost quote it reads on to the end of the file, in
 * memory without bound, and cannot resume at a line it has passed.
 *
 * <p>Thread-safe.
 */
public final class BuildCsv implements Serializable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Set<String> providers;

  /**
   * A reader for rows of these providers.
   *
   * @param providers the names that {@code ci_provider} may have, in lower case
   */
  public BuildCsv(Set<String> providers) {
    this.providers = Set.copyOf(providers);
  }

  /**
   * Checks the header alone, for which the beginning of the input is enough.
   *
   * @throws InputException if it cannot be used
   */
  public void checkHeader(InputStream in) throws IOException, InputException {
    new Pass(in).header();
  }

  /**
   * Reads all rows in the order of the input. The stream is left open.
   *
   * @throws InputException if the header cannot be used; no row has been delivered then
   */
  public LineCounts read(InputStream in, Consumer<? super InputLine> rows)
      throws IOException, InputException {
    return new Pass(in).rows(rows);
  }

  /** One pass over an input. */
  private final class Pass {
    private final PhysicalLines lines;
    private final RecordSplitter splitter;
    private long blank;
    private long good;
    private long bad;
    private long goodRows;
    private long badRows;

    Pass(InputStream in) {
      lines = new PhysicalLines(in);
      splitter = new RecordSplitter(lines);
    }

    HeaderReader.Found header() throws IOException, InputException {
      PhysicalLine first = lines.next();
      if (first != null && first.text().indexOf(BYTE_ORDER_MARK) == 0) {
        first = new PhysicalLine(1, first.text().substring(1), first.isUtf8(), first.isTooLong());
      }
      while (first != null && first.isBlank()) {
        blank++;
        first = lines.next();
      }
      if (first != null) {
        lines.putBack(List.of(first));
      }
      return HeaderReader.read(splitter);
    }

    LineCounts rows(Consumer<? super InputLine> rows) throws IOException, InputException {
      HeaderReader.Found found = header();
      char delimiter = found.header().delimiter();
      RowReader reader = new RowReader(found.header(), providers, splitter);
      for (CsvRecord record = splitter.next(delimiter);
          record != null;
          record = splitter.next(delimiter)) {
        if (record.first().isBlank()) {
          blank++;
        } else {
          InputLine row = reader.read(record);
          count(row);
          rows.accept(row);
        }
      }
      return new LineCounts(lines.count(), found.lines(), good, bad, blank, goodRows, badRows);
    }

    private void count(InputLine row) {
      if (row instanceof BuildLine) {
        good += row.physicalLines();
        goodRows++;
      } else {
        bad += row.physicalLines();
        badRows++;
      }
    }
  }
}
