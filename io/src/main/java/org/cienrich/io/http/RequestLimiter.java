package org.cienrich.io.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Lets the requests of this JVM to one host through: only so many at a time, and only so many
 * within any minute, counted over all clients. First come, first served. Thread-safe.
 */
final class RequestLimiter {
  /** A minute, and a second for requests that are under way longer than others. */
  static final Duration WINDOW = Duration.ofSeconds(61);

  private static final Map<String, RequestLimiter> BY_HOST = new ConcurrentHashMap<>();

  private final Semaphore turn = new Semaphore(1, true);
  private final Deque<Instant> sent = new ArrayDeque<>();
  private int underWay;

  RequestLimiter() {}

  /** Returns the one for the host and port of the address. */
  static RequestLimiter of(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT) + ":" + Redirects.port(uri);
    return BY_HOST.computeIfAbsent(host, key -> new RequestLimiter());
  }

  /**
   * Waits until one more request may be sent; {@link #exit} must follow.
   *
   * @param slots how many requests may be under way, this one included
   * @param points how many requests may be sent within the window, this one included
   * @return how long the wait for a point was
   * @throws InterruptedException if the thread is interrupted; then nothing was entered
   */
  Duration enter(int slots, OptionalInt points, WaitingClock clock) throws InterruptedException {
    turn.acquire();
    try {
      awaitSlot(slots);
      Duration waited = Duration.ZERO;
      for (Duration pause = toNextPoint(points, clock.now());
          !pause.isZero();
          pause = toNextPoint(points, clock.now())) {
        clock.sleep(pause);
        waited = waited.plus(pause);
      }
      note(clock.now());
      return waited;
    } finally {
      turn.release();
    }
  }

  synchronized void exit() {
    underWay--;
    notifyAll();
  }

  private synchronized void awaitSlot(int slots) throws InterruptedException {
    while (underWay >= slots) {
      wait();
    }
  }

  private synchronized Duration toNextPoint(OptionalInt points, Instant now) {
    Instant limit = now.minus(WINDOW);
    sent.removeIf(at -> !at.isAfter(limit) || at.isAfter(now));
    if (points.isEmpty() || sent.size() < points.getAsInt()) {
      return Duration.ZERO;
    }
    int surplus = sent.size() - points.getAsInt();
    Instant free = sent.stream().skip(surplus).findFirst().orElse(now).plus(WINDOW);
    return Duration.between(now, free).plusMillis(1);
  }

  private synchronized void note(Instant now) {
    underWay++;
    sent.add(now);
  }
}
