package org.cienrich.forge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The endpoints of one API below one path. Thread-safe once all endpoints are added. */
public final class Endpoints implements Service {

  /** Answers the calls of one endpoint. Called from several threads. */
  @FunctionalInterface
  public interface Answer {
    Reply to(Call call);
  }

  private record Endpoint(PathTemplate template, Answer answer) {}

  private record Match(Endpoint endpoint, Map<String, String> variables) {}

  private final String prefix;
  private final String root;
  private final Match unknown;
  private final List<Endpoint> endpoints = new ArrayList<>();

  /**
   * @param prefix what the endpoints are counted under, before their templates: the name of the API
   *     and a blank, or nothing
   * @param root the path that all templates are below
   * @param unknown answers every other request
   */
  public Endpoints(String prefix, String root, Answer unknown) {
    this.prefix = prefix;
    this.root = root;
    this.unknown = new Match(new Endpoint(new PathTemplate("unknown"), unknown), Map.of());
  }

  /** Adds an endpoint, by a template such as {@code /v2/pipeline/{id}}. */
  public Endpoints get(String template, Answer answer) {
    endpoints.add(new Endpoint(new PathTemplate(template), answer));
    return this;
  }

  /** {@inheritDoc} Such as {@code circleci /v2/pipeline/{id}}. */
  @Override
  public String endpoint(Request request) {
    return prefix + match(request).endpoint().template();
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Content-Type", "application/json; charset=utf-8");
  }

  @Override
  public void answer(Request request, Response response) {
    Match match = match(request);
    Call call = new Call(request, match.variables(), Query.of(request.query()));
    response.put(match.endpoint().answer().to(call));
  }

  private Match match(Request request) {
    if (request.method().equals("GET") && request.path().startsWith(root)) {
      String path = request.path().substring(root.length());
      for (Endpoint endpoint : endpoints) {
        Map<String, String> variables = endpoint.template().match(path).orElse(null);
        if (variables != null) {
          return new Match(endpoint, variables);
        }
      }
    }
    return unknown;
  }
}
