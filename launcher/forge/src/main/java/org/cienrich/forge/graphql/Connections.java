package org.cienrich.forge.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cuts lists into the pages that {@code first}, {@code last}, {@code after} ask for. */
final class Connections {

  private static final String CURSOR = "cursor:v2:";

  private Connections() {}

  /** The asked page of all the nodes, as the connection type of the field. */
  static GraphObject page(List<GraphObject> all, DataFetchingEnvironment environment) {
    int skip = argument(environment, "skip", 0);
    int from = Math.min(all.size(), position(environment, "after", 0) + skip);
    int to =
        Math.max(from, Math.min(all.size(), position(environment, "before", all.size() + 1) - 1));
    int first = argument(environment, "first", to - from);
    int start = from;
    int end = Math.min(to, from + first);
    if (environment.getArgument("first") == null) {
      start = Math.max(from, to - argument(environment, "last", to - from));
      end = to;
    }
    String type =
        ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(environment.getFieldType())).getName();
    List<GraphObject> nodes = all.subList(start, end);
    GraphObject connection = new GraphObject(type);
    connection.with("totalCount", all.size());
    connection.with("filteredCount", all.size());
    connection.with("pageCount", nodes.size());
    connection.with("nodes", nodes);
    connection.with("edges", edges(type, nodes, start));
    connection.with(
        "pageInfo",
        new GraphObject("PageInfo")
            .with("hasNextPage", end < all.size())
            .with("hasPreviousPage", start > 0)
            .with("startCursor", nodes.isEmpty() ? null : cursor(start))
            .with("endCursor", nodes.isEmpty() ? null : cursor(end - 1)));
    return connection;
  }

  private static List<GraphObject> edges(String type, List<GraphObject> nodes, int start) {
    List<GraphObject> edges = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      edges.add(
          new GraphObject(type.replace("Connection", "Edge"))
              .with("cursor", cursor(start + i))
              .with("node", nodes.get(i)));
    }
    return edges;
  }

  private static int argument(DataFetchingEnvironment environment, String name, int otherwise) {
    return Objects.requireNonNullElse(environment.<@Nullable Integer>getArgument(name), otherwise);
  }

  /** The position of the entry a cursor names, from 1; the forge's own cursors only. */
  private static int position(DataFetchingEnvironment environment, String name, int otherwise) {
    @Nullable String cursor = environment.getArgument(name);
    if (cursor == null) {
      return otherwise;
    }
    String text = new String(Base64.getDecoder().decode(cursor), UTF_8);
    if (!text.matches(CURSOR + "\\d{1,9}")) {
      throw new IllegalArgumentException("`" + cursor + "` does not appear to be a valid cursor.");
    }
    return Integer.parseInt(text.substring(CURSOR.length()));
  }

  private static String cursor(int index) {
    return Base64.getEncoder().encodeToString((CURSOR + (index + 1)).getBytes(UTF_8));
  }
}
