package org.cienrich.forge.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Faults of all kinds at random. Which request fails depends on the seed, the target and its
 * occurrence only, never on the order in which requests of different targets arrive.
 */
public final class RandomFaults implements FaultPlan {

  private static final List<Fault> KINDS =
      List.of(
          Fault.secondaryRateLimit(429, 0),
          Fault.secondaryRateLimit(403, 0),
          Fault.serverError(500),
          Fault.serverError(502),
          new Fault.TruncatedBody(),
          new Fault.WrongJson("{\"id\":"),
          new Fault.ConnectionClosed());

  private final List<Fault> kinds;
  private final long seed;
  private final double share;
  private final int perTarget;

  /**
   * @param share the share of requests that go wrong, 0 to 1
   * @param perTarget at most so many of the first requests of a target go wrong, so that a client
   *     which repeats often enough succeeds
   */
  public RandomFaults(long seed, double share, int perTarget) {
    this(seed, share, perTarget, KINDS);
  }

  private RandomFaults(long seed, double share, int perTarget, List<Fault> kinds) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be between 0 and 1: " + share);
    }
    this.kinds = kinds;
    this.seed = seed;
    this.share = share;
    this.perTarget = perTarget;
  }

  /**
   * These faults and one more kind: no answer for so long, which should be longer than the client
   * waits. Other requests fail than without it.
   */
  public RandomFaults withTimeouts(Duration delay) {
    List<Fault> more = Stream.concat(KINDS.stream(), Stream.of(new Fault.Delay(delay))).toList();
    return new RandomFaults(seed, share, perTarget, more);
  }

  @Override
  public Optional<Fault> faultFor(ForgeRequest request) {
    if (request.occurrence() > perTarget) {
      return Optional.empty();
    }
    long key = seed * 31 + request.target().hashCode() * 17L + request.occurrence();
    SplittableRandom random = new SplittableRandom(key);
    return random.nextDouble() < share
        ? Optional.of(possible(kinds.get(random.nextInt(kinds.size())), request))
        : Optional.empty();
  }

  /** No client can tell a wrong text from a right one. */
  private static Fault possible(Fault fault, ForgeRequest request) {
    return fault instanceof Fault.WrongJson && request.target().contains("log.txt")
        ? new Fault.TruncatedBody()
        : fault;
  }
}
