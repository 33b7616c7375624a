package org.cienrich.forge.http;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Lists the requests whose responses were completely written, in that order. Thread-safe. */
public final class Finished {

  private static final long PATIENCE_MILLIS = 1000;

  private final Clock clock = Clock.systemUTC();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Set<CompletableFuture<Void>> endings = ConcurrentHashMap.newKeySet();

  /** The last write of a response. */
  @FunctionalInterface
  interface Ending {
    void write() throws IOException;
  }

  /** Ends a response and lists it, unless its end cannot be written. */
  void end(String line, Ending ending) throws IOException {
    CompletableFuture<Void> pending = new CompletableFuture<>();
    endings.add(pending);
    try {
      ending.write();
      lines.add(clock.millis() + " " + line);
    } finally {
      endings.remove(pending);
      pending.complete(null);
    }
  }

  /**
   * One line per request: milliseconds since the epoch, then what was asked for. What a client has
   * received completely before this call is among them, for responses that are being ended are
   * waited for, up to a second.
   */
  public List<String> lines() {
    CompletableFuture.allOf(endings.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .join();
    return List.copyOf(lines);
  }
}
