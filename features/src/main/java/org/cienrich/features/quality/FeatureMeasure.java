package org.cienrich.features.quality;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.ValueType;
import org.cienrich.features.stats.NumberCounts;
import org.cienrich.features.stats.TextCounts;

/**
 * What is measured of the values of one feature: in the rows of a part, or of several parts, merged
 * in their order. Not thread-safe.
 */
final class FeatureMeasure {
  private final Feature<?> feature;
  private final NumberCounts numbers;
  private final TextCounts texts;
  private final MissingCounts missingByReason;
  private final long[] missingByStatus;
  private long values;
  private long enrichedValues;
  private long outOfRange;
  private long notAllowed;
  private long emptyTexts;
  private long digest;

  FeatureMeasure(Feature<?> feature) {
    this(
        feature,
        new NumberCounts(),
        new TextCounts(),
        new MissingCounts(),
        new long[Statuses.COUNT]);
  }

  private FeatureMeasure(
      Feature<?> feature,
      NumberCounts numbers,
      TextCounts texts,
      MissingCounts missingByReason,
      long[] missingByStatus) {
    this.feature = feature;
    this.numbers = numbers;
    this.texts = texts;
    this.missingByReason = missingByReason;
    this.missingByStatus = missingByStatus;
  }

  /**
   * Takes the outcome in the next row.
   *
   * @param hash of the value; {@link CellHash#NONE} where it is missing
   */
  void add(Outcome<?> outcome, long hash, int status, boolean enriched) {
    digest = CellHash.chain(digest, hash);
    if (outcome instanceof Outcome.Missing<?> missing) {
      missingByReason.add(missing.reason(), 1);
      missingByStatus[status]++;
      return;
    }
    values++;
    if (enriched) {
      enrichedValues++;
    }
    Object value = ((Outcome.Present<?>) outcome).value();
    if (isNumeric(feature)) {
      double number = ((Number) value).doubleValue();
      numbers.add(number);
      if (!feature.range().contains(number)) {
        outOfRange++;
      }
    } else {
      addText(value);
    }
    if (!feature.allowedValues().isEmpty() && !feature.allowedValues().contains(value)) {
      notAllowed++;
    }
  }

  private void addText(Object value) {
    String text =
        value instanceof List<?> items
            ? String.join("#", items.stream().map(Object::toString).toList())
            : value.toString();
    texts.add(text);
    if (text.isEmpty() && feature.type() == ValueType.TEXT) {
      emptyTexts++;
    }
  }

  /** Takes what was measured of the rows that follow. */
  void merge(FeatureMeasure next) {
    numbers.merge(next.numbers);
    texts.merge(next.texts);
    missingByReason.merge(next.missingByReason);
    for (int i = 0; i < missingByStatus.length; i++) {
      missingByStatus[i] += next.missingByStatus[i];
    }
    values += next.values;
    enrichedValues += next.enrichedValues;
    outOfRange += next.outOfRange;
    notAllowed += next.notAllowed;
    emptyTexts += next.emptyTexts;
    digest = CellHash.chain(digest, next.digest);
  }

  static boolean isNumeric(Feature<?> feature) {
    return feature.type() == ValueType.INTEGER || feature.type() == ValueType.DECIMAL;
  }

  Feature<?> feature() {
    return feature;
  }

  NumberCounts numbers() {
    return numbers;
  }

  TextCounts texts() {
    return texts;
  }

  long values() {
    return values;
  }

  /** Returns the rows without a value for a reason. */
  long missing(MissingReason reason) {
    return missingByReason.of(reason);
  }

  /** Returns the rows without a value by the number of the build's status. */
  long[] missingByStatus() {
    return missingByStatus.clone();
  }

  /** Returns the values in rows that are completed or partial. */
  long enrichedValues() {
    return enrichedValues;
  }

  long outOfRange() {
    return outOfRange;
  }

  long notAllowed() {
    return notAllowed;
  }

  long emptyTexts() {
    return emptyTexts;
  }

  /** Returns what features have in common that are equal in every row. */
  long digest() {
    return digest;
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Bytes.write(out, missingByReason.toLongs());
      Bytes.write(out, missingByStatus);
      Bytes.write(
          out, new long[] {values, enrichedValues, outOfRange, notAllowed, emptyTexts, digest});
      Bytes.write(out, numbers.toBytes());
      Bytes.write(out, texts.toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static FeatureMeasure fromBytes(Feature<?> feature, byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      MissingCounts missingByReason = MissingCounts.ofLongs(Bytes.readLongs(in));
      long[] missingByStatus = Bytes.readLongs(in);
      long[] sums = Bytes.readLongs(in);
      FeatureMeasure measure =
          new FeatureMeasure(
              feature,
              NumberCounts.fromBytes(Bytes.readBytes(in)),
              TextCounts.fromBytes(Bytes.readBytes(in)),
              missingByReason,
              missingByStatus);
      measure.values = sums[0];
      measure.enrichedValues = sums[1];
      measure.outOfRange = sums[2];
      measure.notAllowed = sums[3];
      measure.emptyTexts = sums[4];
      measure.digest = sums[5];
      return measure;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
