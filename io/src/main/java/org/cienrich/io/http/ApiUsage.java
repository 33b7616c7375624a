package org.cienrich.io.http;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what one client did so far. Thread-safe; the counts only grow. */
public final class ApiUsage {
  private final LongAdder requests = new LongAdder();
  private final LongAdder requestsElsewhere = new LongAdder();
  private final LongAdder fromArchive = new LongAdder();
  private final LongAdder revalidated = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder waits = new LongAdder();
  private final LongAdder waitedMillis = new LongAdder();

  /**
   * The counts at one moment.
   *
   * @param requests sent to the host of the API, retries and redirects included
   * @param requestsElsewhere sent to other hosts, such as those of signed addresses
   * @param fromArchive answers taken from the archive without a request
   * @param revalidated answers taken from the archive after the server said that they still hold
   * @param bytes of bodies, after decompression
   * @param waits pauses for limits, those of the server and our own, and after failures
   * @param waited all pauses together; those of threads that waited at the same time add up
   */
  public record Counts(
      long requests,
      long requestsElsewhere,
      long fromArchive,
      long revalidated,
      long bytes,
      long waits,
      Duration waited) {}

  /** Returns the counts so far; each is exact, but they may be of slightly different moments. */
  public Counts counts() {
    return new Counts(
        requests.sum(),
        requestsElsewhere.sum(),
        fromArchive.sum(),
        revalidated.sum(),
        bytes.sum(),
        waits.sum(),
        Duration.ofMillis(waitedMillis.sum()));
  }

  void countRequest(boolean isElsewhere) {
    (isElsewhere ? requestsElsewhere : requests).increment();
  }

  void countBytes(long read) {
    bytes.add(read);
  }

  void countWait(Duration duration) {
    if (!duration.isZero()) {
      waits.increment();
      waitedMillis.add(duration.toMillis());
    }
  }

  public void countFromArchive() {
    fromArchive.increment();
  }

  public void countRevalidated() {
    revalidated.increment();
  }

  @Override
  public String toString() {
    return counts().toString();
  }
}
