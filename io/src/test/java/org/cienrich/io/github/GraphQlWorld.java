package org.cienrich.io.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer.Script;
import org.cienrich.io.http.ScriptedServer.SeenRequest;
import org.jspecify.annotations.Nullable;

/**
 * One repository, {@code o/n} with the id 11, that answers queries as GitHub's schema has it. Its
 * objects are maps; lists of them are connections.
 */
final class GraphQlWorld implements Script {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Object> repository = new HashMap<>();
  private final Map<Integer, Map<String, Object>> pulls = new TreeMap<>();
  private final Map<String, Map<String, Object>> commits = new TreeMap<>();
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private final GraphQL engine =
      GraphQL.newGraphQL(GitHubSchema.excerpt(this::fetch).schema()).build();
  private Function<String, Optional<ScriptedReply>> faults = query -> Optional.empty();

  GraphQlWorld() {
    repository.put("__typename", "Repository");
    repository.put("databaseId", 11);
    repository.put("nameWithOwner", "o/n");
    repository.put("commitComments", new ArrayList<>());
  }

  static Map<String, Object> object(String type, Object... fields) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("__typename", type);
    for (int i = 0; i < fields.length; i += 2) {
      object.put((String) fields[i], fields[i + 1]);
    }
    return object;
  }

  static Map<String, Object> user(String login) {
    return object("User", "login", login);
  }

  Map<String, Object> repository() {
    return repository;
  }

  /** A pull request without any discussion. */
  Map<String, Object> pull(int number, String createdAt, Object... fields) {
    Map<String, Object> pull =
        object(
            "PullRequest",
            "number",
            number,
            "createdAt",
            createdAt,
            "title",
            "Title " + number,
            "body",
            "",
            "author",
            user("opener"),
            "baseRepository",
            repository);
    for (String connection :
        List.of("labels", "comments", "userContentEdits", "timelineItems", "reviews")) {
      pull.put(connection, new ArrayList<>());
    }
    pull.putAll(object("PullRequest", fields));
    pulls.put(number, pull);
    return pull;
  }

  void commit(String sha, Collection<Map<String, Object>> associated) {
    commits.put(
        sha, object("Commit", "oid", sha, "associatedPullRequests", new ArrayList<>(associated)));
  }

  /** What is answered instead to some queries. */
  void failWith(Function<String, Optional<ScriptedReply>> instead) {
    faults = instead;
  }

  List<String> queries() {
    return List.copyOf(queries);
  }

  @Override
  public ScriptedReply replyTo(SeenRequest request) {
    if (!request.target().equals("/graphql")) {
      return ScriptedReply.of(404, "{}");
    }
    String query;
    try {
      query =
          MAPPER
              .readTree(
                  new String(
                      request.exchange().getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
              .get("query")
              .textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    queries.add(query);
    return faults.apply(query).orElseGet(() -> ScriptedReply.ok(answer(query)));
  }

  private String answer(String query) {
    ExecutionResult result = engine.execute(query);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("data", result.getData());
    if (!result.getErrors().isEmpty()) {
      body.put("errors", result.getErrors().stream().map(GraphQlWorld::error).toList());
    }
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Object> error(GraphQLError error) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", String.valueOf(error.getErrorType()));
    json.put("path", error.getPath());
    json.put("message", error.getMessage());
    return json;
  }

  private @Nullable Object fetch(DataFetchingEnvironment environment) {
    String field = environment.getField().getName();
    Map<String, Object> source = environment.getSource();
    return switch (environment.getParentType() instanceof GraphQLNamedType type
        ? type.getName() + "." + field
        : field) {
      case "Query.repository" ->
          environment.getArgument("name").equals("n")
              ? repository
              : missing(environment, "Could not resolve to a Repository");
      case "Query.node" -> node(environment.getArgument("id"));
      case "Repository.pullRequest" -> {
        Integer number = environment.getArgument("number");
        yield pulls.containsKey(number)
            ? pulls.get(number)
            : missing(
                environment, "Could not resolve to a PullRequest with the number of " + number);
      }
      case "Commit.history" ->
          page(
              during(environment, (List<?>) source.get(field)),
              environment.getArgument("first"),
              environment.getArgument("after"));
      case "Repository.object" -> commits.get((String) environment.getArgument("oid"));
      default -> {
        Object value = source == null ? null : source.get(field);
        String type =
            ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(environment.getFieldType())).getName();
        yield value instanceof List<?> list && type.endsWith("Connection")
            ? page(list, environment.getArgument("first"), environment.getArgument("after"))
            : value;
      }
    };
  }

  private static List<?> during(DataFetchingEnvironment environment, List<?> commits) {
    String since = environment.getArgument("since");
    String until = environment.getArgument("until");
    return commits.stream()
        .filter(
            commit -> {
              String at = (String) ((Map<?, ?>) commit).get("committedDate");
              return at.compareTo(since) >= 0 && at.compareTo(until) <= 0;
            })
        .toList();
  }

  private @Nullable Object node(String id) {
    return pulls.values().stream()
        .flatMap(pull -> ((List<?>) pull.get("reviews")).stream())
        .filter(review -> ((Map<?, ?>) review).get("id").equals(id))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Object> page(List<?> list, int first, @Nullable String after) {
    int start = after == null ? 0 : Integer.parseInt(after.substring(1));
    int end = Math.min(list.size(), start + first);
    return object(
        "Connection",
        "totalCount",
        list.size(),
        "nodes",
        list.subList(start, end),
        "pageInfo",
        object("PageInfo", "hasNextPage", end < list.size(), "endCursor", "c" + end));
  }

  private static Object missing(DataFetchingEnvironment environment, String message) {
    return DataFetcherResult.newResult()
        .error(
            GraphqlErrorBuilder.newError(environment)
                .message(message)
                .errorType(ErrorClassification.errorClassification("NOT_FOUND"))
                .build())
        .build();
  }
}
