package org.cienrich.io.git;

import java.io.Serializable;
import java.time.Duration;

/**
 * What one repository may cost.
 *
 * @param idle the longest time the remote may say nothing
 * @param transfer the longest time one clone or fetch may take, waiting for another process that
 *     writes the same mirror included
 * @param maxBytes the largest size of a mirror on disk
 * @param attempts how often a transfer is tried when the remote cannot be reached
 * @param backOff the pause before the second attempt; doubled before each further one
 */
public record MirrorLimits(
    Duration idle, Duration transfer, long maxBytes, int attempts, Duration backOff)
    implements Serializable {

  public static final MirrorLimits DEFAULT =
      new MirrorLimits(
          Duration.ofMinutes(5), Duration.ofHours(2), 20L << 30, 4, Duration.ofSeconds(2));

  public MirrorLimits {
    requirePositive("idle", idle);
    requirePositive("transfer", transfer);
    if (backOff.isNegative()) {
      throw new IllegalArgumentException("backOff must not be negative, but is " + backOff);
    }
    if (maxBytes < 1 || attempts < 1) {
      throw new IllegalArgumentException(
          "maxBytes and attempts must be at least 1, but are " + maxBytes + " and " + attempts);
    }
  }

  public MirrorLimits withIdle(Duration longest) {
    return new MirrorLimits(longest, transfer, maxBytes, attempts, backOff);
  }

  public MirrorLimits withTransfer(Duration longest) {
    return new MirrorLimits(idle, longest, maxBytes, attempts, backOff);
  }

  public MirrorLimits withMaxBytes(long bytes) {
    return new MirrorLimits(idle, transfer, bytes, attempts, backOff);
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, but is " + duration);
    }
  }
}
