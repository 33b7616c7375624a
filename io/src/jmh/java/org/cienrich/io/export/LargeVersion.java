package org.cienrich.io.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.TableColumn;
import org.cienrich.io.version.WrittenVersion;
import org.jspecify.annotations.Nullable;

/**
 * Writes a processed version with made-up rows of the real columns, the same ones for the same
 * arguments: {@code LargeVersion OUTPUT ROWS COLUMNS}.
 */
public final class LargeVersion {
  private static final int ROWS_PER_PART = 50_000;
  private static final int BUILDS_PER_REPOSITORY = 2_000;
  private static final Instant START = Instant.parse("2015-01-01T00:00:00Z");
  private static final List<String> WORDS =
      List.of("main", "java", "ruby", "src/main/App.java", "push", "release/1.2", "fix: typo", "");

  private final List<TableColumn> columns;

  private LargeVersion(int columns) {
    List<TableColumn> all =
        FeatureVectorLayout.of(() -> Catalog.ALL.features()).columns();
    List<TableColumn> chosen = new ArrayList<>(all.subList(0, columns - 1));
    chosen.add(all.get(all.size() - 1));
    this.columns = chosen;
  }

  /** Writes the version. */
  public static void main(String[] arguments) throws IOException {
    Path output = Path.of(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    LargeVersion version = new LargeVersion(Integer.parseInt(arguments[2]));
    WrittenVersion.of(output, 1, version.columns, version.parts(rows));
  }

  private List<Iterable<List<@Nullable Object>>> parts(int rows) {
    List<Iterable<List<@Nullable Object>>> parts = new ArrayList<>();
    for (int from = 0; from < rows; from += ROWS_PER_PART) {
      int first = from;
      int last = Math.min(rows, from + ROWS_PER_PART);
      parts.add(() -> rows(first, last).iterator());
    }
    return parts;
  }

  private Stream<List<@Nullable Object>> rows(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::row);
  }

  private List<@Nullable Object> row(int number) {
    SplittableRandom random = new SplittableRandom(number);
    @Nullable Object[] cells = new @Nullable Object[columns.size()];
    StringBuilder missing = new StringBuilder();
    for (int i = 0; i < cells.length - 1; i++) {
      TableColumn column = columns.get(i);
      if (column.feature() != null && random.nextInt(10) == 0) {
        MissingReason reason = random.nextBoolean() ? MissingReason.NO_HISTORY : MissingReason.NOT_APPLICABLE;
        missing.append(missing.isEmpty() ? "" : ",");
        missing.append('"').append(column.name()).append("\":\"").append(reason).append('"');
      } else {
        cells[i] = value(column, number, random);
      }
    }
    cells[cells.length - 1] = "{" + missing + "}";
    return Arrays.asList(cells);
  }

  private static Object value(TableColumn column, int number, SplittableRandom random) {
    return switch (column.type()) {
      case INTEGER -> (long) (1 / (random.nextDouble() + 1e-4));
      case DECIMAL ->
          BigDecimal.valueOf(random.nextDouble()).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
      case BOOLEAN -> random.nextBoolean();
      case INSTANT -> START.plusSeconds(number * 300L + random.nextInt(300));
      case TEXT -> text(column, number, random);
      case JSON -> "{\"a\":" + random.nextInt(9) + "}";
      case TEXT_LIST -> List.of(hex(random, 40), WORDS.get(random.nextInt(WORDS.size())));
      case INTEGER_LIST -> List.of((long) number, 7L);
    };
  }

  private static String text(TableColumn column, int number, SplittableRandom random) {
    Feature<?> feature = column.feature();
    if (feature != null && !feature.allowedValues().isEmpty()) {
      return (String) feature.allowedValues().get(random.nextInt(feature.allowedValues().size()));
    }
    int repository = number / BUILDS_PER_REPOSITORY;
    return switch (column.name()) {
      case "build_key" -> "github_actions/" + repository + "/" + number + "/1";
      case "repo" -> "owner" + repository % 97 + "/project-" + repository;
      case "ci_provider" -> "github_actions";
      case "extraction_status" -> random.nextInt(20) == 0 ? "partial" : "completed";
      case "build_id" -> Integer.toString(number);
      default ->
          column.name().contains("commit")
              ? hex(random, 40)
              : WORDS.get(random.nextInt(WORDS.size()));
    };
  }

  private static String hex(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
