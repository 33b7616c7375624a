package org.cienrich.features.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often texts occur.
 *
 * <p>It is exact up to {@value #MOST_DISTINCT} different texts. With more, counts are lower bounds,
 * by at most a {@value #KEPT_DISTINCT}th of all texts too low, and {@link #distinct} is an
 * estimate: the summary of Misra and Gries as merged by Agarwal et al. (Mergeable summaries, PODS
 * 2012).
 *
 * <p>All that it tells depends on the texts alone, not on their order or the parts they came in. If
 * it is not exact, that holds for {@link #isExact}, {@link #count} and {@link #distinct}; all else
 * is the same after the same steps in the same order.
 *
 * <p>Of a text of over {@value #LONGEST} characters only its beginning and a hash of 32 bits are
 * kept, and texts that agree in both are taken for one. Not thread-safe.
 */
public final class TextCounts {
  private static final int MOST_DISTINCT = 10_000;
  private static final int KEPT_DISTINCT = MOST_DISTINCT / 2;
  private static final int LONGEST = 200;
  private static final int BEGINNING = 180;

  private static final Comparator<CountedText> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(CountedText::times).reversed().thenComparing(CountedText::text);

  /**
   * A text and how often it occurs.
   *
   * @param times a lower bound if the counts are not exact
   */
  public record CountedText(String text, long times) {}

  private static final class Counter {
    private long times;
  }

  private final Map<String, Counter> counters = new HashMap<>();
  private long count;

  /** Null while exact. */
  private @Nullable DistinctSketch distinct;

  /** Adds a text, which may be empty. */
  public void add(String text) {
    add(text, 1);
  }

  /**
   * Adds a text several times.
   *
   * @throws IllegalArgumentException if {@code times} is negative
   */
  public void add(String text, long times) {
    if (times < 0) {
      throw new IllegalArgumentException("Cannot count a text " + times + " times");
    }
    if (times == 0) {
      return;
    }
    String kept = shortened(text);
    count += times;
    if (distinct != null) {
      distinct.add(Hashing.of(kept));
    }
    addTo(kept, times);
    reduceIfTooMany();
  }

  /** Adds all texts of another, which is not changed. */
  public void merge(TextCounts other) {
    if (other.distinct != null || distinct != null) {
      sketch().merge(other.distinct == null ? other.sketchOfAll() : other.distinct);
    }
    other.counters.forEach((text, counter) -> addTo(text, counter.times));
    count += other.count;
    reduceIfTooMany();
  }

  /** Returns how many texts were added. */
  public long count() {
    return count;
  }

  /** Returns whether all counts and {@link #distinct} are exact. */
  public boolean isExact() {
    return distinct == null;
  }

  /** Returns whether {@link #distinct} is exact: whenever all is. */
  public boolean distinctIsExact() {
    return isExact();
  }

  /**
   * Returns how many different texts were added; if not exact, an estimate with a standard error of
   * 1.6 %.
   */
  public long distinct() {
    return distinct == null ? counters.size() : Math.max(MOST_DISTINCT + 1, distinct.estimate());
  }

  /**
   * Returns the most frequent texts, most frequent first, ties in the order of their characters.
   */
  public List<CountedText> top(int most) {
    return counters.entrySet().stream()
        .map(entry -> new CountedText(entry.getKey(), entry.getValue().times))
        .sorted(MOST_FREQUENT_FIRST)
        .limit(most)
        .toList();
  }

  /** Returns how often the most frequent texts occur; lower bounds if not exact. */
  public MostFrequent mostFrequent() {
    return MostFrequent.of(counters.values().stream().mapToLong(counter -> counter.times));
  }

  /** Returns this as bytes, which are the same if all that it tells is the same. */
  public byte[] toBytes() {
    ByteSink sink = new ByteSink();
    sink.varint(distinct == null ? 0 : 1);
    if (distinct != null) {
      distinct.writeTo(sink);
    }
    sink.varint(count);
    sink.varint(counters.size());
    String previous = "";
    for (Map.Entry<String, Counter> entry : new TreeMap<>(counters).entrySet()) {
      String text = entry.getKey();
      int common = commonPrefix(previous, text);
      sink.varint(common);
      sink.text(text.substring(common));
      sink.varint(entry.getValue().times);
      previous = text;
    }
    return sink.toBytes();
  }

  /**
   * Reads what {@link #toBytes} returned.
   *
   * @throws IllegalArgumentException if the bytes are cut off or too many
   */
  public static TextCounts fromBytes(byte[] bytes) {
    ByteSource source = new ByteSource(bytes);
    TextCounts read = new TextCounts();
    if (source.varint() == 1) {
      read.distinct = DistinctSketch.readFrom(source);
    }
    read.count = source.varint();
    String text = "";
    for (long left = source.varint(); left > 0; left--) {
      text = text.substring(0, (int) Math.min(text.length(), source.varint())) + source.text();
      read.addTo(text, source.count());
    }
    source.expectEnd();
    return read;
  }

  private void addTo(String text, long times) {
    counters.computeIfAbsent(text, unknown -> new Counter()).times += times;
  }

  /**
   * Takes the same from all counts, so that at most {@value #KEPT_DISTINCT} are left. More than
   * those lose all of it: so little is lost of each.
   */
  private void reduceIfTooMany() {
    if (counters.size() <= MOST_DISTINCT) {
      return;
    }
    sketch();
    long[] ascending =
        counters.values().stream().mapToLong(counter -> counter.times).sorted().toArray();
    long taken = ascending[ascending.length - 1 - KEPT_DISTINCT];
    counters
        .values()
        .removeIf(
            counter -> {
              counter.times -= taken;
              return counter.times <= 0;
            });
  }

  private DistinctSketch sketch() {
    if (distinct == null) {
      distinct = sketchOfAll();
    }
    return distinct;
  }

  private DistinctSketch sketchOfAll() {
    DistinctSketch sketch = new DistinctSketch();
    counters.keySet().forEach(text -> sketch.add(Hashing.of(text)));
    return sketch;
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
    return text.substring(0, end) + "…" + HexFormat.of().toHexDigits((int) Hashing.of(text));
  }

  private static int commonPrefix(String one, String other) {
    int end = Math.min(one.length(), other.length());
    int common = 0;
    while (common < end && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common;
  }
}
