package org.cienrich.io.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The tokens a client may use at one API. Each request gets the ready one whose user has most left
 * of the quota for what is asked; one of which nothing is known counts as full, equals take turns.
 * One that is out of quota waits while the others work; one that the API refused is set aside for
 * good. Tokens of one user share what is known of the quota, if the pool was told how to find the
 * users. Thread-safe.
 */
public final class TokenPool {
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";

  private final List<Credential> credentials;
  private final @Nullable UserFinder users;
  private final Map<String, Quota> quotas = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();

  private TokenPool(List<Credential> credentials, @Nullable UserFinder users) {
    this.credentials =
        credentials.isEmpty() ? List.of(Credential.anonymous()) : List.copyOf(credentials);
    this.users = users;
  }

  /** Returns a pool without tokens: requests are anonymous. */
  public static TokenPool anonymous() {
    return new TokenPool(List.of(), null);
  }

  /** Returns a pool of bearer tokens; without any, requests are anonymous. */
  public static TokenPool bearer(List<String> tokens) {
    return header(AUTHORIZATION, BEARER, tokens);
  }

  /**
   * Returns a pool of tokens sent in this header; without any, requests are anonymous.
   *
   * @param scheme what stands before the token, with the space that follows it; may be empty
   */
  public static TokenPool header(String name, String scheme, List<String> tokens) {
    List<Credential> credentials = new ArrayList<>();
    for (String token : tokens) {
      credentials.add(Credential.of(credentials.size() + 1, name, scheme, token));
    }
    return new TokenPool(credentials, null);
  }

  /** Returns a pool that also has this token, as a bearer token. */
  public TokenPool with(RenewableToken token) {
    List<Credential> more = new ArrayList<>(credentials);
    more.removeIf(Credential::isAnonymous);
    more.add(Credential.of(AUTHORIZATION, BEARER, token));
    return new TokenPool(more, users);
  }

  /** Returns a pool that finds out which tokens are of one user, when there are several. */
  public TokenPool findingUsers(UserFinder finder) {
    return new TokenPool(credentials, finder);
  }

  /** Tells whether the fingerprint is that of a token here, or of none if there is none. */
  boolean has(String fingerprint) {
    return credentials.stream().anyMatch(each -> each.fingerprint().equals(fingerprint));
  }

  /**
   * Returns the one to use for a resource, or to wait for if none is ready; empty if all were
   * refused.
   *
   * @param preferred the fingerprint of the one to take if it is ready
   * @param blind users who do not see what is asked for
   */
  Optional<Credential> next(
      Instant now, String resource, @Nullable String preferred, Set<Quota> blind) {
    int start = Math.floorMod(turn.getAndIncrement(), credentials.size());
    List<Credential> inTurn = new ArrayList<>(credentials.subList(start, credentials.size()));
    inTurn.addAll(credentials.subList(0, start));
    inTurn.removeIf(each -> each.isRefused() || blind.contains(each.quota()));
    List<Credential> ready =
        inTurn.stream().filter(each -> each.pauseAt(now, resource).isZero()).toList();
    return ready.stream()
        .filter(each -> each.fingerprint().equals(preferred))
        .findFirst()
        .or(() -> fullest(ready, now, resource))
        .or(
            () ->
                inTurn.stream().min(Comparator.comparing(each -> each.quota().readyAt(resource))));
  }

  /** Tells whether somebody else may be asked at once. */
  boolean hasReady(Instant now, String resource, Set<Quota> blind) {
    return credentials.stream()
        .anyMatch(
            each ->
                !each.isRefused()
                    && !blind.contains(each.quota())
                    && each.pauseAt(now, resource).isZero());
  }

  private static Optional<Credential> fullest(
      List<Credential> ready, Instant now, String resource) {
    Credential best = null;
    long most = Long.MIN_VALUE;
    for (Credential each : ready) {
      long remaining = each.remaining(resource, now);
      if (best == null || remaining > most) {
        best = each;
        most = remaining;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns how to ask for the user of this one, if the caller is to do that now. */
  Optional<UserFinder> userQuestion(Credential credential) {
    return users != null && credentials.size() > 1 && credential.claimUserQuestion()
        ? Optional.of(users)
        : Optional.empty();
  }

  /** The token is of this user. */
  void isOf(Credential credential, String user) {
    credential.share(quotas.computeIfAbsent(user, key -> credential.quota()));
  }

  @Override
  public String toString() {
    return "pool of " + credentials.size();
  }
}
