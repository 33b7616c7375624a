package org.cienrich.io.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The accounts a client may use at one API, taken in turn. One that is out of quota waits while the
 * others work; one that the API refused is set aside for good. Thread-safe.
 */
public final class TokenPool {
  private final List<Credential> credentials;
  private final AtomicInteger turn = new AtomicInteger();

  private TokenPool(List<Credential> credentials) {
    this.credentials = List.copyOf(credentials);
  }

  /** Returns a pool of bearer tokens; without any, requests are anonymous. */
  public static TokenPool bearer(List<String> tokens) {
    return header("Authorization", "Bearer ", tokens);
  }

  /**
   * Returns a pool of tokens that are sent in a header of their own; without any, requests are
   * anonymous.
   *
   * @param prefix of the header's value, before the token
   */
  public static TokenPool header(String name, String prefix, List<String> tokens) {
    if (tokens.isEmpty()) {
      return new TokenPool(List.of(Credential.anonymous()));
    }
    List<Credential> credentials = new ArrayList<>();
    for (String token : tokens) {
      credentials.add(Credential.of(credentials.size() + 1, name, prefix + token));
    }
    return new TokenPool(credentials);
  }

  /**
   * Returns the next one that is ready, else the one that will be soonest; empty if all were
   * refused.
   */
  Optional<Credential> next(Instant now) {
    int start = Math.floorMod(turn.getAndIncrement(), credentials.size());
    List<Credential> inTurn = new ArrayList<>(credentials.subList(start, credentials.size()));
    inTurn.addAll(credentials.subList(0, start));
    inTurn.removeIf(Credential::isRefused);
    return inTurn.stream()
        .filter(credential -> credential.pauseAt(now).isZero())
        .findFirst()
        .or(() -> inTurn.stream().min(Comparator.comparing(Credential::readyAt)));
  }

  @Override
  public String toString() {
    return "pool of " + credentials.size();
  }
}
