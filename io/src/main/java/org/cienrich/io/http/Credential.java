package org.cienrich.io.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account at an API, or the absence of one, and what the API told about its quota. Thread-safe.
 */
final class Credential {
  private final String label;
  private final @Nullable String headerName;
  private final @Nullable String headerValue;
  private Instant readyAt = Instant.MIN;
  private boolean refused;

  private Credential(String label, @Nullable String headerName, @Nullable String headerValue) {
    this.label = label;
    this.headerName = headerName;
    this.headerValue = headerValue;
  }

  static Credential anonymous() {
    return new Credential("no token", null, null);
  }

  static Credential of(int number, String headerName, String headerValue) {
    return new Credential("token " + number, headerName, headerValue);
  }

  boolean isAnonymous() {
    return headerName == null;
  }

  Map<String, String> headers() {
    return headerName == null || headerValue == null ? Map.of() : Map.of(headerName, headerValue);
  }

  /** Not to be used before then. */
  synchronized void pauseUntil(Instant instant) {
    if (instant.isAfter(readyAt)) {
      readyAt = instant;
    }
  }

  synchronized Instant readyAt() {
    return readyAt;
  }

  /** Returns how long to wait before it may be used; zero for at once. */
  synchronized Duration pauseAt(Instant now) {
    return readyAt.isAfter(now) ? Duration.between(now, readyAt) : Duration.ZERO;
  }

  /** Never to be used again; tells whether that is new. */
  synchronized boolean refuse() {
    boolean isNew = !refused;
    refused = true;
    return isNew;
  }

  synchronized boolean isRefused() {
    return refused;
  }

  @Override
  public String toString() {
    return label;
  }
}
