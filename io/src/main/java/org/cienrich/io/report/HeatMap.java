package org.cienrich.io.report;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.quality.QualityReport.Correlations;
import org.cienrich.io.report.CorrelationsSection.AxisGroup;
import org.jspecify.annotations.Nullable;

/**
 * A matrix of correlations: Pearson's below the diagonal, Spearman's above it.
 *
 * @param size features on each side; the cells are one unit wide
 * @param gutter room for labels, in the same unit
 * @param whole width of the picture, in the same unit
 * @param width of the picture where there is room, in pixels
 * @param height likewise
 * @param cells the cells of each class, as one path of strokes
 * @param scale the classes, from -1 to 1
 * @param borders between categories, as a path
 * @param labels of categories with room for one
 */
record HeatMap(
    int size,
    String gutter,
    String whole,
    int width,
    int height,
    String fontSize,
    List<Cells> cells,
    List<Step> scale,
    String borders,
    List<AxisLabel> labels) {
  /** Classes from -1 to 1; the middle one holds the 0. */
  private static final int CLASSES = 11;

  private static final int DIAGONAL = -1;
  private static final String UNKNOWN = "h-none";

  /** A longer category is cut. */
  private static final int MOST_CHARACTERS = 14;

  private static final int CELL_WIDTH = 22;
  private static final int MOST_HEIGHT = 720;
  private static final int GUTTER = 116;
  private static final int FONT_SIZE = 13;

  record Cells(String tone, String path) {}

  record Step(String tone, int x) {}

  record AxisLabel(String category, String y) {}

  /**
   * @param axis all features by category
   */
  static HeatMap of(Correlations correlations, List<AxisGroup> axis) {
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
          if (kind != DIAGONAL) {
            paths.get(kind).append('M').append(start).append(' ').append(row);
            paths.get(kind).append('h').append(column - start);
          }
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
    int height = Math.min(size * CELL_WIDTH, MOST_HEIGHT);
    double pixel = (double) size / height;
    return new HeatMap(
        size,
        Figures.fixed(GUTTER * pixel, 2),
        Figures.fixed(GUTTER * pixel + size, 2),
        height + GUTTER,
        height,
        Figures.fixed(FONT_SIZE * pixel, 2),
        cells,
        scale,
        borders(axis, size),
        labels(axis, pixel));
  }

  private static String borders(List<AxisGroup> axis, int size) {
    StringBuilder path = new StringBuilder();
    for (AxisGroup group : axis.subList(0, axis.size() - 1)) {
      path.append("M0 ").append(group.last()).append('h').append(size);
      path.append('M').append(group.last()).append(" 0v").append(size);
    }
    return path.toString();
  }

  private static List<AxisLabel> labels(List<AxisGroup> axis, double pixel) {
    return axis.stream()
        .filter(group -> group.last() - group.first() + 1 >= FONT_SIZE * pixel)
        .map(
            group ->
                new AxisLabel(
                    VisibleText.of(group.category(), MOST_CHARACTERS),
                    Figures.fixed((group.first() - 1 + group.last()) / 2.0, 1)))
        .toList();
  }

  private static String tone(int kind) {
    return kind == CLASSES ? UNKNOWN : "h-" + kind;
  }

  private static int kind(Correlations correlations, int row, int column) {
    if (row == column) {
      return DIAGONAL;
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
