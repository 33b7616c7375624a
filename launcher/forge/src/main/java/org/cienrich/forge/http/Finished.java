package org.cienrich.forge.http;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lists the requests whose responses were completely written, in that order. Thread-safe. */
public final class Finished {

  private static final long PATIENCE_MILLIS = 1000;

  private final Clock clock = Clock.systemUTC();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Map<Long, CompletableFuture<Void>> endings = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /** The last write of a response. */
  @FunctionalInterface
  interface Ending {
    void write() throws IOException;
  }

  /** Ends a response and lists it, unless its end cannot be written. */
  void end(String line, Ending ending) throws IOException {
    CompletableFuture<Void> pending = new CompletableFuture<>();
    long id = ids.incrementAndGet();
    endings.put(id, pending);
    try {
      ending.write();
      lines.add(clock.millis() + " " + line);
    } finally {
      endings.remove(id);
      pending.complete(null);
    }
  }

  /**
   * One line per request: milliseconds since the epoch, then what was asked for. What a client has
   * received completely before this call is among them, for responses that are being ended are
   * waited for, up to a second.
   */
  public List<String> lines() {
    CompletableFuture.allOf(endings.values().toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .join();
    return List.copyOf(lines);
  }
}
