package org.cienrich.io.export.prepare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of the rows before a model learns from them.
 *
 * @param shares of the parts, in their order; their sum is 1; empty without a split
 * @param seed chooses among splits by repository
 */
public record Preparation(
    Missing missing,
    Normalisation normalisation,
    Encoding encoding,
    Split split,
    List<Double> shares,
    long seed) {

  /** The names of the options that {@link #parse} knows. */
  public static final List<String> OPTIONS =
      List.of("missing", "normalise", "encode", "split", "shares", "seed");

  /** What makes nothing different. */
  public static final Preparation NONE = parse(Map.of());

  public Preparation {
    shares = List.copyOf(shares);
  }

  /**
   * Reads the texts of options; those that are not given have their defaults: {@code keep}, {@code
   * none}, {@code none}, {@code none}, with a split {@code 0.7,0.15,0.15}, and {@code 1}.
   *
   * @param options by their {@link #OPTIONS names}
   * @throws PreparationException if something is wrong, with all that is
   */
  public static Preparation parse(Map<String, String> options) {
    return new PreparationParser(options).parse();
  }

  /** Returns the texts of all options that have an effect, as {@link #parse} reads them. */
  public SortedMap<String, String> options() {
    SortedMap<String, String> options = new TreeMap<>();
    options.put("missing", missing.text());
    options.put("normalise", normalisation.text());
    options.put("encode", encoding.text());
    options.put("split", split.text());
    if (split != Split.NONE) {
      options.put("shares", shares.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    options.put("seed", Long.toString(seed));
    return options;
  }

  /**
   * What becomes of missing values.
   *
   * @param sentinel the value of {@link Fill#SENTINEL}; else null
   * @param mostMissing the largest share missing that a column may have; null if any
   */
  public record Missing(Fill fill, @Nullable String sentinel, @Nullable Double mostMissing) {

    String text() {
      String filled = fill == Fill.SENTINEL ? fill.text() + ":" + sentinel : fill.text();
      return mostMissing == null
          ? filled
          : PreparationParser.DROP_COLUMNS + ":" + mostMissing + "," + filled;
    }
  }

  /** What missing values become in columns that stay. */
  public enum Fill {
    KEEP,
    SENTINEL,
    DROP_ROWS,
    IMPUTE;

    public String text() {
      return optionText(this);
    }
  }

  /** What becomes of numbers. */
  public enum Normalisation {
    NONE,
    /** (x - min) / (max - min). */
    MINMAX,
    /** (x - mean) / standard deviation of the population. */
    ZSCORE,
    /** (x - median) / interquartile range, quartiles interpolated linearly. */
    ROBUST,
    /** ln(1 + max(x, 0)). */
    LOG1P;

    public String text() {
      return optionText(this);
    }
  }

  /** What becomes of texts, booleans and lists. */
  public enum Encoding {
    NONE,
    ONEHOT,
    ORDINAL;

    public String text() {
      return optionText(this);
    }
  }

  /** What rows are split by. */
  public enum Split {
    NONE,
    TIME,
    TIME_PER_REPOSITORY,
    REPOSITORY;

    public String text() {
      return optionText(this);
    }
  }

  static String optionText(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
