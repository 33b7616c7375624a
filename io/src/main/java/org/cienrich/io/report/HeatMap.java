package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.quality.QualityReport.Correlations;
import org.jspecify.annotations.Nullable;

/**
 * A matrix of correlations: Pearson's below the diagonal, Spearman's above it.
 *
 * @param size features on each side
 * @param width of the picture where there is room
 * @param cells the cells of each class, as one path of strokes
 * @param scale the classes, from -1 to 1
 */
record HeatMap(int size, int width, List<Cells> cells, List<Step> scale) {
  /** Classes from -1 to 1; the middle one holds the 0. */
  private static final int CLASSES = 11;

  private static final String UNKNOWN = "h-none";
  private static final int CELL_WIDTH = 22;
  private static final int MOST_WIDTH = 900;

  record Cells(String tone, String path) {}

  record Step(String tone, int x) {}

  static HeatMap of(Correlations correlations) {
    int size = correlations.names().size();
    List<StringBuilder> paths = new ArrayList<>();
    for (int i = 0; i <= CLASSES; i++) {
      paths.add(new StringBuilder());
    }
    for (int row = 0; row < size; row++) {
      int start = 0;
      for (int column = 1; column <= size; column++) {
        int kind = kind(correlations, row, start);
        if (column == size || kind(correlations, row, column) != kind) {
          paths.get(kind).append('M').append(start).append(' ').append(row);
          paths.get(kind).append('h').append(column - start);
          start = column;
        }
      }
    }
    List<Cells> cells = new ArrayList<>();
    List<Step> scale = new ArrayList<>();
    for (int kind = 0; kind <= CLASSES; kind++) {
      if (!paths.get(kind).isEmpty()) {
        cells.add(new Cells(tone(kind), paths.get(kind).toString()));
      }
      if (kind < CLASSES) {
        scale.add(new Step(tone(kind), kind));
      }
    }
    return new HeatMap(size, Math.min(size * CELL_WIDTH, MOST_WIDTH), cells, scale);
  }

  private static String tone(int kind) {
    return kind == CLASSES ? UNKNOWN : "h-" + kind;
  }

  private static int kind(Correlations correlations, int row, int column) {
    if (row == column) {
      return CLASSES;
    }
    Double value =
        (row > column ? correlations.pearson() : correlations.spearman()).get(row).get(column);
    return kind(value);
  }

  private static int kind(@Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      return CLASSES;
    }
    double clamped = Math.max(-1, Math.min(1, value));
    return Math.min(CLASSES - 1, (int) ((clamped + 1) / 2 * CLASSES));
  }
}
