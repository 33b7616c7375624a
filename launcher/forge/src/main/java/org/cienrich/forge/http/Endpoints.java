package org.cienrich.forge.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.faults.ForgeRequest;

/**
 * The endpoints of one API below one path, with counts and faults. Thread-safe once all endpoints
 * are added.
 */
public final class Endpoints implements HttpHandler {

  /** Answers the requests to one endpoint. Called from several threads. */
  @FunctionalInterface
  public interface Answer {
    Reply to(Request request);
  }

  private record Endpoint(String name, Pattern path, Answer answer) {}

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

  private final String api;
  private final String root;
  private final FaultPlan faults;
  private final Endpoint unknown;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final Map<String, Integer> requestsByEndpoint = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> requestsByTarget = new ConcurrentHashMap<>();

  /**
   * @param api its name in counts, such as {@code circleci}
   * @param root the path that all templates are below
   * @param unknown answers every other request
   */
  public Endpoints(String api, String root, FaultPlan faults, Answer unknown) {
    this.api = api;
    this.root = root;
    this.faults = faults;
    this.unknown = new Endpoint(name("unknown"), Pattern.compile(".*"), unknown);
  }

  /**
   * Adds an endpoint.
   *
   * @param template such as {@code /v2/pipeline/{id}}; a placeholder stands for one path segment
   */
  public Endpoints get(String template, Answer answer) {
    Pattern path = Pattern.compile(PLACEHOLDER.matcher(template).replaceAll("([^/]+)"));
    endpoints.add(new Endpoint(name(template), path, answer));
    return this;
  }

  /** How often each endpoint was asked for, such as {@code GET circleci /v2/pipeline/{id}}. */
  public Map<String, Integer> requestCounts() {
    return Map.copyOf(requestsByEndpoint);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath().substring(root.length());
      Endpoint endpoint = endpointOf(exchange, path);
      Optional<Fault> fault = faults.faultFor(observe(exchange, endpoint));
      if (fault.isEmpty()) {
        send(exchange, answer(exchange, endpoint, path), Map.of(), false);
      } else if (fault.get() instanceof Fault.Status status) {
        Reply reply = new Reply(status.status(), "application/json", status.body());
        send(exchange, reply, status.headers(), false);
      } else if (fault.get() instanceof Fault.WrongJson wrong) {
        send(exchange, new Reply(200, "application/json", wrong.body()), Map.of(), false);
      } else if (fault.get() instanceof Fault.TruncatedBody) {
        send(exchange, answer(exchange, endpoint, path), Map.of(), true);
      }
    }
  }

  private Endpoint endpointOf(HttpExchange exchange, String path) {
    return endpoints.stream()
        .filter(endpoint -> exchange.getRequestMethod().equals("GET"))
        .filter(endpoint -> endpoint.path().matcher(path).matches())
        .findFirst()
        .orElse(unknown);
  }

  private static Reply answer(HttpExchange exchange, Endpoint endpoint, String path) {
    Matcher matcher = endpoint.path().matcher(path);
    List<String> parts = new ArrayList<>();
    if (matcher.matches()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        // A plus in a path is a plus.
        parts.add(Request.decode(matcher.group(group).replace("+", "%2B")));
      }
    }
    return endpoint
        .answer()
        .to(
            new Request(
                parts,
                Request.query(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                exchange.getRequestURI().toString()));
  }

  private ForgeRequest observe(HttpExchange exchange, Endpoint endpoint) {
    String method = exchange.getRequestMethod();
    String target = exchange.getRequestURI().toString();
    requestsByEndpoint.merge(endpoint.name(), 1, Integer::sum);
    int occurrence = requestsByTarget.merge(method + " " + target, 1, Integer::sum);
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    header -> header.getValue().get(0)));
    return new ForgeRequest(method, endpoint.name(), target, headers, occurrence);
  }

  private static void send(
      HttpExchange exchange, Reply reply, Map<String, String> headers, boolean onlyHalf)
      throws IOException {
    byte[] body = reply.bytes();
    Map<String, String> all = new HashMap<>(Map.of("Content-Type", reply.contentType()));
    all.putAll(headers);
    all.forEach(exchange.getResponseHeaders()::set);
    // A body that is cut off is promised to be longer than it is.
    int length = onlyHalf ? body.length + 1 : body.length;
    exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
    if (length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, onlyHalf ? body.length / 2 : body.length);
      out.flush();
    }
  }

  private String name(String template) {
    return "GET " + api + " " + template;
  }
}
