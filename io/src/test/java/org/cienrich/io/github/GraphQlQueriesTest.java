package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cienrich.io.github.PullRequestConnection.Open;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of query there is, against GitHub's published schema and limits. */
class GraphQlQueriesTest {
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
  private static final long NODE_LIMIT = 500_000;

  private static String batchOf(GraphQlQuestion question) {
    return GraphQlQuestion.document(
        "octo.org/a-b_c", Collections.nCopies(GraphQlBatches.MAX_ITEMS, question));
  }

  private static List<String> allQueries() {
    List<String> queries = new ArrayList<>();
    queries.add(batchOf(PullRequestQueries.pullRequest(7)));
    queries.add(batchOf(PullRequestQueries.candidates(SHA)));
    for (PullRequestConnection connection : PullRequestConnection.values()) {
      String review = connection == PullRequestConnection.REVIEW_COMMENTS ? "PRR_kw\"\\" : null;
      queries.add(
          batchOf(PullRequestQueries.page(7, new Open(connection, review, "Y3Vyc29yOnYyOp==\n"))));
    }
    Instant from = Instant.parse("2024-01-01T00:00:00Z");
    for (@Nullable String after : new String[] {null, "c 99"}) {
      queries.add(
          batchOf(TeamQuery.commits(new CommitSlice(from, from.plusSeconds(86400), after))));
      queries.add(CommitCommentQuery.COMMENTS.document("o/n", 100, after));
    }
    return queries;
  }

  @Test
  void holdAgainstTheExcerptOfTheSchema() {
    GitHubSchema schema = GitHubSchema.excerpt();

    assertThat(allQueries()).allSatisfy(query -> assertThat(schema.errorsIn(query)).isEmpty());
    assertThat(schema.errorsIn("query { repository(owner: \"o\", name: \"n\") { nope } }"))
        .isNotEmpty();
  }

  @Test
  void holdAgainstTheWholeSchema() {
    String file = System.getProperty("ciEnrich.githubSchema");
    assumeTrue(file != null, "No file of GitHub's schema in -DciEnrich.githubSchema");
    GitHubSchema schema = GitHubSchema.in(Path.of(file));

    assertThat(allQueries()).allSatisfy(query -> assertThat(schema.errorsIn(query)).isEmpty());
  }

  @Test
  void askForFewerNodesThanGitHubAllows() {
    assertThat(allQueries())
        .allSatisfy(query -> assertThat(nodes(query)).isBetween(100L, NODE_LIMIT));
    assertThat(nodes(batchOf(PullRequestQueries.pullRequest(7))))
        .isEqualTo(50 * (100 + 100 + 25 + 100 + 40 + 40 * 25));
  }

  /** As GitHub counts: each connection has as many nodes as its parents times its own. */
  private static long nodes(String query) {
    Document document = Parser.parse(query);
    OperationDefinition operation = document.getDefinitionsOfType(OperationDefinition.class).get(0);
    return nodes(operation.getSelectionSet(), 1);
  }

  private static long nodes(@Nullable SelectionSet selections, long parents) {
    long nodes = 0;
    for (Selection<?> selection : selections == null ? List.<Selection<?>>of() : list(selections)) {
      if (selection instanceof InlineFragment fragment) {
        nodes += nodes(fragment.getSelectionSet(), parents);
      } else if (selection instanceof Field field) {
        long first = first(field);
        nodes += first == 0 ? 0 : parents * first;
        nodes += nodes(field.getSelectionSet(), parents * Math.max(1, first));
      }
    }
    return nodes;
  }

  private static List<Selection<?>> list(SelectionSet selections) {
    List<Selection<?>> list = new ArrayList<>();
    selections.getSelections().forEach(list::add);
    return list;
  }

  private static long first(Field field) {
    for (Argument argument : field.getArguments()) {
      if (argument.getName().equals("first")) {
        return ((IntValue) argument.getValue()).getValue().longValueExact();
      }
    }
    return 0;
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.github.com, https://api.github.com",
    "https://git.example.org/api/v3, https://git.example.org/api",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://127.0.0.1:8080/github, http://127.0.0.1:8080/github",
  })
  void goToTheAddressBesideTheRestApi(String rest, String base) {
    assertThat(GraphQlClient.baseUrl(rest)).isEqualTo(base);
  }
}
