package org.cienrich.io.export.prepare;

import java.util.List;
import java.util.Optional;
import org.cienrich.features.stats.TextCounts;
import org.cienrich.features.stats.TextCounts.CountedText;
import org.cienrich.io.export.prepare.Preparation.Encoding;
import org.cienrich.io.export.prepare.Preparation.Fill;
import org.cienrich.io.export.prepare.PreparationParameters.CodeParameters;
import org.cienrich.io.export.prepare.PreparationParameters.FillParameters;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** A column of texts, booleans or lists that are encoded, or filled where they are missing. */
final class CategoryFit extends ColumnFit {
  /** How many categories of the training part have a code of their own. */
  static final int MOST_CATEGORIES = 100;

  /** Longer texts are no categories. */
  private static final int LONGEST_CATEGORY = 200;

  private final Fill fill;
  private final Encoding encoding;
  private final @Nullable String sentinel;
  private final TextCounts texts = new TextCounts();
  private long longTexts;
  private boolean hasSentinel;

  CategoryFit(TableColumn column, Preparation preparation) {
    super(column);
    fill = preparation.missing().fill();
    encoding = preparation.encoding();
    sentinel = preparation.missing().sentinel();
  }

  static String occurs(String sentinel, TableColumn column) {
    return "--missing=sentinel:%s: column %s has this value".formatted(sentinel, column.name());
  }

  @Override
  void take(Object value, boolean isTraining) {
    if (!isTraining && sentinel == null) {
      return;
    }
    if (value instanceof List<?> items) {
      if (isTraining) {
        items.forEach(item -> count(item.toString()));
      }
      return;
    }
    String text = value.toString();
    if (isTraining) {
      count(text);
    }
    hasSentinel |= text.equals(sentinel);
  }

  private void count(String text) {
    if (text.length() <= LONGEST_CATEGORY) {
      texts.add(text);
    } else {
      longTexts++;
    }
  }

  @Override
  Optional<String> problem() {
    if (type() == ColumnType.TEXT && hasSentinel && isWritten()) {
      return Optional.of(occurs(String.valueOf(sentinel), column()));
    }
    Long code = code();
    return code != null && categories().map(all -> code >= 0 && code < all.size()).orElse(false)
        ? Optional.of(occurs(code.toString(), column()) + " as a code")
        : Optional.empty();
  }

  /** Tells whether values are written as they are. */
  private boolean isWritten() {
    return encoding == Encoding.NONE || categories().isEmpty();
  }

  @Override
  FittedColumn fitted(ColumnNames names) {
    String mode = fill == Fill.IMPUTE && type() != ColumnType.TEXT_LIST ? mode() : null;
    FillParameters filled = mode == null ? null : new FillParameters("mode", mode);
    Categories categories = encoding == Encoding.NONE ? null : categories().orElse(null);
    if (categories == null) {
      return written(mode, filled);
    }
    if (encoding == Encoding.ONEHOT) {
      OneHotEncoder encoder = OneHotEncoder.of(column(), categories, names, mode);
      String method = type() == ColumnType.TEXT_LIST ? "multihot" : "onehot";
      return fitted(
          encoder,
          filled,
          null,
          new CodeParameters(method, categories.source(), encoder.described(categories)));
    }
    Long code = mode == null ? code() : (Long) (long) categories.code(mode);
    if (mode == null && code != null) {
      filled = new FillParameters("sentinel", code);
    }
    return fitted(
        OrdinalEncoder.of(column(), categories, code),
        filled,
        null,
        new CodeParameters("ordinal", categories.source(), OrdinalEncoder.described(categories)));
  }

  private FittedColumn written(@Nullable String mode, @Nullable FillParameters filled) {
    if (encoding != Encoding.NONE) {
      note(
          "Not encoded: it is free text, of which the %d most frequent values make up less than half."
              .formatted(MOST_CATEGORIES));
    }
    if (mode != null) {
      Object value = type() == ColumnType.BOOLEAN ? (Object) Boolean.valueOf(mode) : mode;
      return fitted(new PlainEncoder(column(), value), filled, null, null);
    }
    if (sentinel != null && type() == ColumnType.TEXT) {
      return fitted(
          new PlainEncoder(column(), sentinel),
          new FillParameters("sentinel", sentinel),
          null,
          null);
    }
    if (sentinel != null && missing() > 0) {
      note("Missing values stay missing: the sentinel is no " + type().label() + ".");
    }
    return fitted(new PlainEncoder(column(), null), null, null, null);
  }

  private @Nullable String mode() {
    List<CountedText> most = texts.top(1);
    if (most.isEmpty()) {
      note("Missing values stay missing: no value is the most frequent.");
      return null;
    }
    if (!texts.isExact()) {
      note("The most frequent value is an estimate: there are very many.");
    }
    return most.get(0).text();
  }

  /** Returns the sentinel among codes; null if there is none or it is no whole number. */
  private @Nullable Long code() {
    return sentinel == null || encoding != Encoding.ORDINAL
        ? null
        : PreparationParser.number(sentinel)
            .filter(Scaling::isWhole)
            .map(Double::longValue)
            .orElse(null);
  }

  /** Returns the categories; empty for free text. */
  private Optional<Categories> categories() {
    Categories known = Categories.known(column());
    if (!known.isEmpty()) {
      return Optional.of(known);
    }
    List<CountedText> top = texts.top(MOST_CATEGORIES);
    long covered = top.stream().mapToLong(CountedText::times).sum();
    return 2 * covered < texts.count() + longTexts
        ? Optional.empty()
        : Optional.of(Categories.found(top.stream().map(CountedText::text).toList()));
  }
}
