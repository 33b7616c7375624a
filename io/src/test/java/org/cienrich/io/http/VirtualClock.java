package org.cienrich.io.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that sleeping moves on at once. It notes every pause. */
public final class VirtualClock implements WaitingClock {
  private Instant now = Instant.parse("2024-05-01T12:00:00Z");
  private final List<Duration> pauses = new ArrayList<>();

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    pauses.add(duration);
    now = now.plus(duration);
  }

  public synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  public synchronized Duration waited() {
    return pauses.stream().reduce(Duration.ZERO, Duration::plus);
  }
}
