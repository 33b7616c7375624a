package org.cienrich.io.http;

import java.net.URI;
import java.util.concurrent.CancellationException;

/**
 * What every request of a client passes: the limits of its host, and those of this JVM.
 * Thread-safe.
 */
final class Gate {
  private final HttpSettings settings;
  private final boolean isOfApi;
  private final WaitingClock clock;
  private final ApiUsage usage;

  /** Held while a request is under way. */
  interface Pass {
    void leave();
  }

  private Gate(HttpSettings settings, boolean isOfApi, WaitingClock clock, ApiUsage usage) {
    this.settings = settings;
    this.isOfApi = isOfApi;
    this.clock = clock;
    this.usage = usage;
  }

  /** For requests to an API. */
  static Gate ofApi(HttpSettings settings, WaitingClock clock, ApiUsage usage) {
    return new Gate(settings, true, clock, usage);
  }

  /** For requests to hosts that have nothing to do with the API. */
  static Gate elsewhere(HttpSettings settings, WaitingClock clock, ApiUsage usage) {
    return new Gate(settings, false, clock, usage);
  }

  /**
   * Waits until a request may be sent.
   *
   * @param isElsewhere whether it goes to another host than the call, which has no limiter
   * @throws CancellationException if the thread is interrupted
   */
  Pass enter(URI uri, boolean isElsewhere) {
    boolean isLimited = isOfApi && !isElsewhere;
    try {
      Pass pass = isLimited ? enterLimited(RequestLimiter.of(uri)) : enterAny();
      usage.countRequest(!isLimited);
      return pass;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for a connection");
    }
  }

  private Pass enterLimited(RequestLimiter limiter) throws InterruptedException {
    usage.countWait(limiter.enter(settings.slots(), settings.points(), clock));
    boolean isIn = false;
    try {
      Pass slot = enterAny();
      isIn = true;
      return () -> {
        slot.leave();
        limiter.exit();
      };
    } finally {
      if (!isIn) {
        limiter.exit();
      }
    }
  }

  private static Pass enterAny() throws InterruptedException {
    Connections.SLOTS.acquire();
    return Connections.SLOTS::release;
  }
}
