package org.cienrich.forge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.faults.ForgeRequest;
import org.cienrich.forge.world.World;

/** Serves a world over HTTP as GitHub would. Thread-safe. */
public final class RestApi implements HttpHandler {

  private final Api api;
  private final Authenticator authenticator;
  private final Quotas quotas;
  private final FaultPlan faults;
  private final Map<String, Integer> requestsByEndpoint = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> requestsByTarget = new ConcurrentHashMap<>();

  /**
   * @param url where this API is reached; the base of all links in its answers
   */
  public RestApi(
      World world, String url, TokenPolicy policy, Quota quota, FaultPlan faults, Clock clock) {
    this.api = new Api(world, url);
    this.authenticator = new Authenticator(world.tokens(), policy);
    this.quotas = new Quotas(quota, clock);
    this.faults = faults;
  }

  /** How often each endpoint was asked for, by method and template. */
  public Map<String, Integer> requestCounts() {
    return Map.copyOf(requestsByEndpoint);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Route route = Route.of(exchange.getRequestURI().getPath());
      Optional<Fault> fault = faults.faultFor(observe(exchange, route));
      Response response = new Response(exchange);
      if (fault.isEmpty()) {
        answer(exchange, route, response);
        response.send();
      } else if (fault.get() instanceof Fault.Status status) {
        response.replaceWith(status.status(), status.headers(), status.body().getBytes(UTF_8));
        response.send();
      } else if (fault.get() instanceof Fault.WrongJson wrong) {
        answer(exchange, route, response);
        response.replaceWith(200, Map.of(), wrong.body().getBytes(UTF_8));
        response.send();
      } else if (fault.get() instanceof Fault.TruncatedBody) {
        answer(exchange, route, response);
        response.sendHalf();
      }
    }
  }

  private ForgeRequest observe(HttpExchange exchange, Route route) {
    String method = exchange.getRequestMethod();
    String endpoint = method + " " + route.template();
    String target = exchange.getRequestURI().toString();
    requestsByEndpoint.merge(endpoint, 1, Integer::sum);
    int occurrence = requestsByTarget.merge(method + " " + target, 1, Integer::sum);
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    header -> header.getValue().get(0)));
    return new ForgeRequest(method, endpoint, target, headers, occurrence);
  }

  private void answer(HttpExchange exchange, Route route, Response response) {
    Optional<Caller> known =
        authenticator.authenticate(exchange.getRequestHeaders().getFirst("Authorization"));
    if (known.isEmpty()) {
      boolean given = exchange.getRequestHeaders().containsKey("Authorization");
      response.put(Answer.error(401, given ? "Bad credentials" : "Requires authentication"), "");
      return;
    }
    Caller caller = known.get();
    Quotas.State state = quotas.state(caller.user());
    if (route.kind() == Route.Kind.RATE_LIMIT) {
      response.put(Api.rateLimit(state), caller.credentials());
    } else if (state.isExhausted()) {
      response.put(
          Answer.error(403, "API rate limit exceeded for user " + caller.user() + "."),
          caller.credentials());
    } else if (!exchange.getRequestMethod().equals("GET")) {
      response.put(Answer.notFound(), caller.credentials());
    } else {
      Query query = Query.of(exchange.getRequestURI().getRawQuery());
      response.put(api.answer(route, query, caller), caller.credentials());
      boolean free = response.isNotModified() && caller.isAuthenticated();
      state = free ? state : quotas.charge(caller.user());
    }
    response.header(state.headers());
  }
}
