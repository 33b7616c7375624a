package org.cienrich.io.http;

import java.net.URI;
import java.util.OptionalInt;
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
   * @param isElsewhere whether it goes to another host than the call, which has no points
   * @throws CancellationException if the thread is interrupted
   */
  Pass enter(URI uri, boolean isElsewhere) {
    RequestLimiter limiter = RequestLimiter.of(uri);
    OptionalInt points = isElsewhere || !isOfApi ? OptionalInt.empty() : settings.points();
    boolean isInside = false;
    try {
      usage.countWait(limiter.enter(settings.slots(), points, clock));
      isInside = true;
      Connections.SLOTS.acquire();
    } catch (InterruptedException e) {
      if (isInside) {
        limiter.exit();
      }
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for a connection");
    }
    usage.countRequest(isElsewhere || !isOfApi);
    return () -> {
      Connections.SLOTS.release();
      limiter.exit();
    };
  }
}
