package org.cienrich.features;

import java.util.Collection;
import java.util.Optional;

/** Shannon entropy. */
public final class Entropy {
  private Entropy() {}

  /**
   * Returns the entropy in bits of the shares that the weights have in their sum, not normalised.
   * The same for the same weights in any order.
   *
   * @param weights not negative; zeros do not matter
   * @return empty if nothing has a weight
   */
  public static Optional<Double> ofShares(Collection<Long> weights) {
    long sum = weights.stream().mapToLong(Long::longValue).sum();
    if (sum == 0) {
      return Optional.empty();
    }
    double bits =
        weights.stream()
            .filter(weight -> weight > 0)
            .sorted()
            .mapToDouble(weight -> (double) weight / sum)
            .reduce(0, (total, share) -> total - share * StrictMath.log(share) / StrictMath.log(2));
    return Optional.of(bits);
  }
}
