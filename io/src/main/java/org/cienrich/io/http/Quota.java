package org.cienrich.io.http;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What an API told about the limits of one user. Each resource has a quota of its own; other limits
 * hold for all resources. Thread-safe.
 */
final class Quota {
  /** Stands for a quota of which nothing is known, which counts as full. */
  static final long UNKNOWN = Long.MAX_VALUE;

  private static final int MAX_RESOURCES = 32;

  /** Of one resource. */
  private record Left(long remaining, Instant reset, Instant readyAt) {
    static final Left NOTHING_KNOWN = new Left(UNKNOWN, Instant.MIN, Instant.MIN);
  }

  private final Map<String, Left> resources = new HashMap<>();
  private Instant readyAt = Instant.MIN;

  /** Nothing of any resource is to be used before then. */
  synchronized void pauseAll(Instant until) {
    readyAt = later(readyAt, until);
  }

  /** The resource is not to be used before then. */
  synchronized void pause(String resource, Instant until) {
    Left left = of(resource);
    put(resource, new Left(left.remaining(), left.reset(), later(left.readyAt(), until)));
  }

  /** So many requests are left until then. */
  synchronized void learn(String resource, long remaining, Instant reset) {
    put(resource, new Left(remaining, reset, of(resource).readyAt()));
  }

  synchronized Instant readyAt(String resource) {
    return later(readyAt, of(resource).readyAt());
  }

  synchronized long remaining(String resource, Instant now) {
    Left left = of(resource);
    return left.reset().isAfter(now) ? left.remaining() : UNKNOWN;
  }

  /** Takes over what is known of another quota that is in truth this one. */
  void absorb(Quota other) {
    Map<String, Left> others;
    Instant othersReadyAt;
    synchronized (other) {
      others = Map.copyOf(other.resources);
      othersReadyAt = other.readyAt;
    }
    synchronized (this) {
      readyAt = later(readyAt, othersReadyAt);
      others.forEach((resource, left) -> put(resource, merged(of(resource), left)));
    }
  }

  private static Left merged(Left left, Left right) {
    Left newer = left.reset().isAfter(right.reset()) ? left : right;
    long remaining =
        left.reset().equals(right.reset())
            ? Math.min(left.remaining(), right.remaining())
            : newer.remaining();
    return new Left(remaining, newer.reset(), later(left.readyAt(), right.readyAt()));
  }

  private Left of(String resource) {
    return resources.getOrDefault(resource, Left.NOTHING_KNOWN);
  }

  private void put(String resource, Left left) {
    if (resources.size() < MAX_RESOURCES || resources.containsKey(resource)) {
      resources.put(resource, left);
    } else {
      readyAt = later(readyAt, left.readyAt());
    }
  }

  private static Instant later(Instant left, Instant right) {
    return left.isAfter(right) ? left : right;
  }
}
