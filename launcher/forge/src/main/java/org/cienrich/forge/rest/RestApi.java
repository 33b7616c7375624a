package org.cienrich.forge.rest;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cienrich.forge.access.Caller;
import org.cienrich.forge.access.Callers;
import org.cienrich.forge.access.Tokens;
import org.cienrich.forge.git.GitServices;
import org.cienrich.forge.graphql.GraphQlApi;
import org.cienrich.forge.http.Query;
import org.cienrich.forge.http.Request;
import org.cienrich.forge.http.Response;
import org.cienrich.forge.http.Service;
import org.cienrich.forge.logs.LogFiles;
import org.cienrich.forge.rest.Quotas.Resource;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/** Serves a world as GitHub's API would: REST, and GraphQL below {@code /graphql}. Thread-safe. */
public final class RestApi implements Service {

  private final Api api;
  private final GraphQlEndpoint graphQl;
  private final Authenticator authenticator;
  private final InstallationTokens installations;
  private final Quotas quotas;

  /**
   * Who may ask, and how much.
   *
   * @param app the only app that may ask for installation tokens, or null
   */
  public record Access(Tokens tokens, Quota quota, @Nullable GitHubApp app, Clock clock) {}

  /**
   * What is kept outside the world.
   *
   * @param logs where logs are downloaded
   * @param git where commits and their trees are
   */
  public record Files(LogFiles logs, GitServices git) {}

  /**
   * @param url where this API is reached; the base of all links in its answers
   */
  public RestApi(
      World world, Index index, GitHubIndex github, String url, Files files, Access access) {
    api = new Api(index, github, url, files);
    installations = new InstallationTokens(access.app(), access.clock());
    authenticator = new Authenticator(access.tokens(), installations);
    quotas = new Quotas(access.quota(), world.tokens(), access.clock());
    graphQl = new GraphQlEndpoint(() -> new GraphQlApi(index, github), quotas);
  }

  /** Who asks, by tokens of this API. */
  public Callers callers() {
    return authenticator;
  }

  @Override
  public String endpoint(Request request) {
    return Route.of(request).template();
  }

  /** {@inheritDoc} Of a commit's patch or diff with that word behind {@code #}. */
  @Override
  public String target(Request request) {
    return switch (Route.of(request).kind()) {
      case COMMIT_PATCH -> request.target() + "#patch";
      case COMMIT_DIFF -> request.target() + "#diff";
      default -> request.target();
    };
  }

  @Override
  public Map<String, String> headers() {
    return Map.of(
        "Server", "GitHub.com",
        "Content-Type", "application/json; charset=utf-8",
        "X-GitHub-Media-Type", "github.v3; format=json",
        "X-GitHub-Request-Id", UUID.randomUUID().toString());
  }

  @Override
  public void answer(Request request, Response response) {
    Route route = Route.of(request);
    if (route.kind() == Route.Kind.ACCESS_TOKENS && request.method().equals("POST")) {
      long installation = route.number("installation_id");
      put(response, installations.issue(installation, request.header("Authorization")), "");
      return;
    }
    Optional<Caller> caller =
        authenticator.authenticate(request.header("Authorization").orElse(null));
    if (caller.isEmpty()) {
      boolean given = request.header("Authorization").isPresent();
      put(response, Answer.error(401, given ? "Bad credentials" : "Requires authentication"), "");
    } else if (route.kind() == Route.Kind.GRAPHQL) {
      graphQl.answer(request, caller.get(), response);
    } else {
      answer(request, route, caller.get(), response);
    }
  }

  private void answer(Request request, Route route, Caller caller, Response response) {
    Quotas.State state = quotas.state(caller.user(), Resource.CORE);
    if (route.kind() == Route.Kind.RATE_LIMIT) {
      Quotas.State graphql = quotas.state(caller.user(), Resource.GRAPHQL);
      put(response, Api.rateLimit(state, graphql), caller.credentials());
    } else if (state.isExhausted()) {
      put(
          response,
          Answer.error(403, "API rate limit exceeded for user " + caller.user() + "."),
          caller.credentials());
    } else if (!request.method().equals("GET")) {
      put(response, Answer.notFound(), caller.credentials());
    } else {
      Query query = Query.of(request.query());
      put(response, api.answer(route, query, caller), caller.credentials());
      boolean free = response.isNotModified() && caller.isAuthenticated();
      state = free ? state : quotas.charge(caller.user(), Resource.CORE, 1);
    }
    response.header(state.headers());
  }

  static void put(Response response, Answer answer, String credentials) {
    if (answer.status() == 200) {
      response.putTagged(answer.headers(), answer.bytes(), credentials);
    } else {
      response.put(answer.status(), answer.headers(), answer.bytes());
    }
  }
}
