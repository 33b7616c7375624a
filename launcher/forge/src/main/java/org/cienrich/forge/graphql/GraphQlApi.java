package org.cienrich.forge.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Repository;
import org.jspecify.annotations.Nullable;

/** Executes queries as GitHub would. Thread-safe. */
public final class GraphQlApi {

  /** Where the excerpt of GitHub's schema is, as a resource beside this class. */
  public static final String SCHEMA = "github.graphql";

  private final Index index;
  private final GitHubIndex github;
  private final GraphQLSchema schema;
  private final GraphQL graphQl;

  public GraphQlApi(Index index, GitHubIndex github) {
    this.index = index;
    this.github = github;
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Wiring());
    Scalars.ALL.forEach(wiring::scalar);
    schema =
        new SchemaGenerator()
            .makeExecutableSchema(new SchemaParser().parse(schemaText()), wiring.build());
    graphQl = GraphQL.newGraphQL(schema).build();
  }

  /** The excerpt of GitHub's schema. */
  public static String schemaText() {
    try (InputStream in = GraphQlApi.class.getResourceAsStream(SCHEMA)) {
      return new String(Objects.requireNonNull(in, SCHEMA).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A query and who asks it. */
  public record Question(
      String query,
      @Nullable String operation,
      Map<String, Object> variables,
      Account viewer,
      Predicate<Repository> visible) {}

  /** Where the caller stands after a query. */
  public record Standing(int limit, int used, String resetAt) {}

  /**
   * Answers a question.
   *
   * @param charge takes so many points from the caller's quota and tells where that leads, or null
   *     when the quota is used up
   * @return the body of the answer, whose status is 200 even when it holds errors
   */
  public Map<String, Object> answer(Question question, IntFunction<@Nullable Standing> charge) {
    ExecutionInput input =
        ExecutionInput.newExecutionInput(question.query())
            .operationName(question.operation())
            .variables(question.variables())
            .build();
    ParseAndValidateResult parsed = ParseAndValidate.parseAndValidate(schema, input);
    if (parsed.isFailure()) {
      return errors(parsed.getErrors());
    }
    Cost cost = Cost.of(schema, parsed.getDocument(), question.operation(), question.variables());
    if (!cost.errors().isEmpty()) {
      return errors(cost.errors());
    }
    Standing standing = charge.apply(cost.points());
    if (standing == null) {
      return errors(List.of(new ForgeError("RATE_LIMITED", "API rate limit exceeded.")));
    }
    ExecutionResult result =
        graphQl.execute(input.transform(it -> it.root(root(question, cost, standing))));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", result.getData());
    if (!result.getErrors().isEmpty()) {
      json.putAll(errors(result.getErrors()));
    }
    return json;
  }

  private GraphObject root(Question question, Cost cost, Standing standing) {
    Repositories repositories = new Repositories(index, github, question.visible());
    return new GraphObject("Query")
        .with("id", "Q")
        .with("viewer", Actors.of(question.viewer()))
        .computed("repository", repositories::named)
        .computed("node", repositories::node)
        .with(
            "rateLimit",
            new GraphObject("RateLimit")
                .with("cost", cost.points())
                .with("limit", standing.limit())
                .with("nodeCount", cost.nodes())
                .with("remaining", standing.limit() - standing.used())
                .with("resetAt", standing.resetAt())
                .with("used", standing.used()));
  }

  private static Map<String, Object> errors(List<? extends GraphQLError> errors) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("errors", errors.stream().map(GraphQLError::toSpecification).toList());
    return json;
  }

  /** All fields are read from {@link GraphObject}s, and lists of connections are paged. */
  private static final class Wiring implements WiringFactory {

    @Override
    public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
      return Wiring::fetch;
    }

    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
      return resolver();
    }

    @Override
    public boolean providesTypeResolver(UnionWiringEnvironment environment) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
      return resolver();
    }

    private static TypeResolver resolver() {
      return environment -> {
        GraphObject object = environment.getObject();
        GraphQLObjectType type = environment.getSchema().getObjectType(object.type());
        return Objects.requireNonNull(type, object.type());
      };
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object fetch(DataFetchingEnvironment environment) {
      GraphObject source = Objects.requireNonNull(environment.getSource());
      Object value = source.value(environment);
      boolean connection =
          graphql.schema.GraphQLTypeUtil.simplePrint(environment.getFieldType())
              .replace("!", "")
              .endsWith("Connection");
      return connection && value instanceof List<?> all
          ? Connections.page((List<GraphObject>) all, environment)
          : value;
    }
  }
}
