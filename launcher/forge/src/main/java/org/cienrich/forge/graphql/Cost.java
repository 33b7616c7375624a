package org.cienrich.forge.graphql;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.language.Document;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a query may cost at most, by GitHub's rules: its nodes are those of all connections,
 * multiplied along the nesting; its points are the requests that fill the connections, by hundreds.
 *
 * @param errors why it is refused before it runs
 */
record Cost(long nodes, int points, List<ForgeError> errors) {

  private static final int LARGEST_PAGE = 100;
  private static final long MOST_NODES = 500_000;

  Cost {
    errors = List.copyOf(errors);
  }

  static Cost of(
      GraphQLSchema schema,
      Document document,
      @Nullable String operation,
      Map<String, Object> variables) {
    Counter counter = new Counter();
    QueryTraverser.newQueryTraverser()
        .schema(schema)
        .document(document)
        .operationName(operation)
        .variables(variables)
        .build()
        .visitPreOrder(counter);
    if (counter.nodes > MOST_NODES) {
      counter.errors.add(
          new ForgeError(
              "MAX_NODE_LIMIT_EXCEEDED",
              String.format(
                  Locale.ROOT,
                  "This query requests up to %,d possible nodes which exceeds the maximum limit of"
                      + " %,d.",
                  counter.nodes,
                  MOST_NODES)));
    }
    long points = Math.max(1, Math.round(counter.requests / 100.0));
    return new Cost(counter.nodes, (int) Math.min(points, Integer.MAX_VALUE), counter.errors);
  }

  private static final class Counter extends QueryVisitorStub {

    private final List<ForgeError> errors = new ArrayList<>();
    private long nodes;
    private long requests;

    @Override
    public void visitField(QueryVisitorFieldEnvironment field) {
      if (isConnection(field)) {
        long parents = parents(field.getParentEnvironment());
        requests = Math.addExact(requests, parents);
        nodes = Math.addExact(nodes, Math.multiplyExact(parents, size(field)));
        check(field);
      }
    }

    private void check(QueryVisitorFieldEnvironment field) {
      String name = field.getField().getName();
      Optional<Integer> size = given(field);
      if (size.isEmpty()) {
        errors.add(
            error(
                "MISSING_PAGINATION_BOUNDARIES",
                "You must provide a `first` or `last` value to properly paginate the `"
                    + name
                    + "` connection.",
                field));
      } else if (size.get() > LARGEST_PAGE || size.get() < 0) {
        errors.add(
            error(
                "EXCESSIVE_PAGINATION",
                "Requesting "
                    + size.get()
                    + " records on the `"
                    + name
                    + "` connection exceeds the `first` limit of 100 records.",
                field));
      }
    }

    private static ForgeError error(
        String type, String message, QueryVisitorFieldEnvironment field) {
      return new ForgeError(type, message, null, List.of(field.getField().getSourceLocation()));
    }

    private static long parents(@Nullable QueryVisitorFieldEnvironment field) {
      long product = 1;
      for (QueryVisitorFieldEnvironment it = field; it != null; it = it.getParentEnvironment()) {
        product = isConnection(it) ? Math.multiplyExact(product, size(it)) : product;
      }
      return product;
    }

    private static int size(QueryVisitorFieldEnvironment field) {
      return Math.max(0, Math.min(LARGEST_PAGE, given(field).orElse(LARGEST_PAGE)));
    }

    private static Optional<Integer> given(QueryVisitorFieldEnvironment field) {
      @Nullable Object first = field.getArguments().get("first");
      @Nullable Object size = first == null ? field.getArguments().get("last") : first;
      return Optional.ofNullable((Integer) size);
    }

    private static boolean isConnection(QueryVisitorFieldEnvironment field) {
      GraphQLNamedType type = GraphQLTypeUtil.unwrapAll(field.getFieldDefinition().getType());
      return type.getName().endsWith("Connection");
    }
  }
}
