package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.forge.world.Token;

/** Counts what users spend of each resource. Thread-safe. */
final class Quotas {

  /** What quotas are counted for, by GitHub's names. */
  enum Resource {
    CORE("core"),
    GRAPHQL("graphql");

    private final String label;

    Resource(String label) {
      this.label = label;
    }
  }

  private record Account(String user, Resource resource) {}

  /** Where a user stands. */
  record State(Resource resource, int limit, int used, Instant reset) {

    boolean isExhausted() {
      return used >= limit;
    }

    Map<String, String> headers() {
      return Map.of(
          "X-RateLimit-Limit", Integer.toString(limit),
          "X-RateLimit-Remaining", Integer.toString(limit - used),
          "X-RateLimit-Used", Integer.toString(used),
          "X-RateLimit-Reset", Long.toString(reset.getEpochSecond()),
          "X-RateLimit-Resource", resource.label);
    }

    ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("limit", limit);
      json.put("used", used);
      json.put("remaining", limit - used);
      json.put("reset", reset.getEpochSecond());
      return json;
    }
  }

  private final Quota quota;
  private final Map<String, Token.Allowance> allowances;
  private final Clock clock;
  private final Map<Account, State> states = new HashMap<>();

  /**
   * @param tokens whose allowances take the place of the quota for their users
   */
  Quotas(Quota quota, List<Token> tokens, Clock clock) {
    this.quota = quota;
    this.clock = clock;
    this.allowances = new HashMap<>();
    for (Token token : tokens) {
      Token.Allowance allowance = token.allowance();
      if (allowance != null) {
        allowances.put(token.account().login(), allowance);
      }
    }
  }

  synchronized State state(String user, Resource resource) {
    Instant now = clock.instant();
    State state = states.get(new Account(user, resource));
    if (state == null || !now.isBefore(state.reset())) {
      Token.Allowance allowance = allowances.get(user);
      int limit = allowance == null ? quota.requests() : allowance.requests();
      int used = allowance == null || state != null ? 0 : Math.min(limit, allowance.used());
      state = new State(resource, limit, used, now.plus(quota.window()));
      states.put(new Account(user, resource), state);
    }
    return state;
  }

  synchronized State charge(String user, Resource resource, int cost) {
    State state = state(user, resource);
    int used = Math.min(state.limit(), state.used() + cost);
    State charged = new State(resource, state.limit(), used, state.reset());
    states.put(new Account(user, resource), charged);
    return charged;
  }
}
