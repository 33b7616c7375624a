package org.cienrich.features.stats;

/**
 * Mean and sum of squared differences from it, of numbers that come one by one (Welford 1962) or in
 * parts (Chan, Golub and LeVeque 1979). Not thread-safe.
 */
final class Moments {
  private long count;
  private double mean;
  private double squares;

  /**
   * Two passes over numbers that are known; for their sum with the correction of Neumaier (1974).
   */
  static Moments of(double[] values, long[] counts) {
    Moments moments = new Moments();
    double sum = 0;
    double lost = 0;
    for (int i = 0; i < values.length; i++) {
      moments.count += counts[i];
      double product = values[i] * counts[i];
      double next = sum + product;
      lost += Math.fma(values[i], (double) counts[i], -product);
      lost += Math.abs(sum) >= Math.abs(product) ? (sum - next) + product : (product - next) + sum;
      sum = next;
    }
    moments.mean = values.length == 1 ? values[0] : (sum + lost) / moments.count;
    double differences = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = values[i] - moments.mean;
      differences += difference * counts[i];
      squares += difference * difference * counts[i];
    }
    moments.squares = Math.max(0, squares - differences * differences / moments.count);
    return moments;
  }

  void add(double value, long times) {
    count += times;
    double before = value - mean;
    mean += before * ((double) times / count);
    squares += before * (value - mean) * times;
  }

  void merge(Moments other) {
    long sum = count + other.count;
    double share = (double) other.count / sum;
    double difference = other.mean - mean;
    mean += difference * share;
    squares += other.squares + difference * difference * share * count;
    count = sum;
  }

  double mean() {
    return mean;
  }

  double populationStandardDeviation() {
    return Math.sqrt(squares / count);
  }

  /** The sample's; NaN for a single number. */
  double standardDeviation() {
    return Math.sqrt(squares / (count - 1));
  }

  void writeTo(ByteSink sink) {
    sink.varint(count);
    sink.fixed(mean);
    sink.fixed(squares);
  }

  static Moments readFrom(ByteSource source) {
    Moments moments = new Moments();
    moments.count = source.count();
    moments.mean = source.fixedDouble();
    moments.squares = source.fixedDouble();
    return moments;
  }
}
