package org.cienrich.forge.rest;

import java.time.Duration;

/** So many requests a user may make per window; the window starts with the first of them. */
public record Quota(int requests, Duration window) {

  /** GitHub's quota for a user with a token. */
  public static final Quota GITHUB = new Quota(5000, Duration.ofHours(1));

  /** More than any test or demo uses. */
  public static final Quota AMPLE = new Quota(1_000_000_000, Duration.ofHours(1));

  public Quota {
    if (requests < 1 || window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("Not a quota: " + requests + " per " + window);
    }
  }
}
