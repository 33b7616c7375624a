package org.cienrich.forge.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.function.Supplier;
import org.cienrich.forge.access.Caller;
import org.cienrich.forge.graphql.GraphQlApi;
import org.cienrich.forge.graphql.GraphQlApi.Question;
import org.cienrich.forge.graphql.GraphQlApi.Standing;
import org.cienrich.forge.http.Request;
import org.cienrich.forge.http.Response;
import org.cienrich.forge.rest.Quotas.Resource;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.Token;
import org.jspecify.annotations.Nullable;

/** GraphQL over HTTP: POST only, with a token only, and with a quota of its own. Thread-safe. */
final class GraphQlEndpoint {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final Supplier<GraphQlApi> maker;
  private final Quotas quotas;
  private @Nullable GraphQlApi api;

  /**
   * @param maker makes the API for the first query, since that takes a while
   */
  GraphQlEndpoint(Supplier<GraphQlApi> maker, Quotas quotas) {
    this.maker = maker;
    this.quotas = quotas;
  }

  private synchronized GraphQlApi api() {
    GraphQlApi made = api == null ? maker.get() : api;
    api = made;
    return made;
  }

  void answer(Request request, Caller caller, Response response) {
    if (!caller.isAuthenticated()) {
      put(response, Answer.error(401, "This endpoint requires you to be authenticated."));
      return;
    }
    if (!request.method().equals("POST")) {
      put(response, Answer.notFound());
      return;
    }
    try {
      JsonNode body = MAPPER.readTree(request.body());
      if (!body.path("query").isTextual()) {
        put(
            response,
            Answer.error(400, "A query attribute must be specified and must be a string."));
        return;
      }
      Map<String, Object> json =
          api().answer(question(body, caller), cost -> charge(caller.user(), cost));
      response.put(200, Map.of(), MAPPER.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      put(response, Answer.error(400, "Problems parsing JSON"));
    }
    response.header(quotas.state(caller.user(), Resource.GRAPHQL).headers());
  }

  private static Question question(JsonNode body, Caller caller) {
    JsonNode variables = body.path("variables");
    return new Question(
        body.path("query").asText(),
        body.path("operationName").isTextual() ? body.path("operationName").asText() : null,
        variables.isObject() ? MAPPER.convertValue(variables, OBJECT) : Map.of(),
        caller.token().map(Token::account).orElse(Account.user(0, "stranger")),
        caller::maySee);
  }

  private @Nullable Standing charge(String user, int cost) {
    if (quotas.state(user, Resource.GRAPHQL).isExhausted()) {
      return null;
    }
    Quotas.State state = quotas.charge(user, Resource.GRAPHQL, cost);
    return new Standing(state.limit(), state.used(), state.reset().toString());
  }

  private static void put(Response response, Answer answer) {
    RestApi.put(response, answer, "");
  }
}
