package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts requests per user. Thread-safe. */
final class Quotas {

  /** Where a user stands. */
  record State(int limit, int used, Instant reset) {

    boolean isExhausted() {
      return used >= limit;
    }

    Map<String, String> headers() {
      return Map.of(
          "X-RateLimit-Limit", Integer.toString(limit),
          "X-RateLimit-Remaining", Integer.toString(limit - used),
          "X-RateLimit-Used", Integer.toString(used),
          "X-RateLimit-Reset", Long.toString(reset.getEpochSecond()),
          "X-RateLimit-Resource", "core");
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
  private final Clock clock;
  private final Map<String, State> states = new HashMap<>();

  Quotas(Quota quota, Clock clock) {
    this.quota = quota;
    this.clock = clock;
  }

  synchronized State state(String user) {
    Instant now = clock.instant();
    State state = states.get(user);
    if (state == null || !now.isBefore(state.reset())) {
      state = new State(quota.requests(), 0, now.plus(quota.window()));
      states.put(user, state);
    }
    return state;
  }

  synchronized State charge(String user) {
    State state = state(user);
    State charged =
        new State(state.limit(), Math.min(state.limit(), state.used() + 1), state.reset());
    states.put(user, charged);
    return charged;
  }
}
