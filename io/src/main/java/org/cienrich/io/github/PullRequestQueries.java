package org.cienrich.io.github;

import java.util.List;
import org.cienrich.io.github.PullRequestConnection.Open;
import org.jspecify.annotations.Nullable;

/** What is asked about pull requests. All of it holds against GitHub's published schema. */
final class PullRequestQueries {
  private static final String PAGE = " pageInfo { hasNextPage endCursor } }";

  /** How many pull requests of a commit are looked at. */
  static final int CANDIDATES = 50;

  private PullRequestQueries() {}

  /** All about a pull request, with the first page of each of its connections. */
  static GraphQlQuestion pullRequest(long number) {
    StringBuilder fields =
        new StringBuilder(
                "number createdAt author { __typename login } title body lastEditedAt mergedAt")
            .append(" mergedBy { __typename login }");
    for (PullRequestConnection connection : PullRequestConnection.OF_PULL_REQUESTS) {
      fields.append(' ').append(connectionField(connection, connection.firstPage(), null));
    }
    return GraphQlQuestion.ofRepository("pull request " + number, field(number, fields.toString()));
  }

  /** The next page of a connection. */
  static GraphQlQuestion page(long number, Open open) {
    PullRequestConnection connection = open.connection();
    String field = connectionField(connection, connection.laterPages(), open.cursor());
    String subject = "more " + connection.field() + " of pull request " + number;
    String review = open.reviewId();
    return review == null
        ? GraphQlQuestion.ofRepository(subject, field(number, field))
        : GraphQlQuestion.ofNode(subject, review, "... on PullRequestReview { " + field + " }");
  }

  /** The pull requests that a commit belongs to, oldest first. */
  static GraphQlQuestion candidates(String sha) {
    return GraphQlQuestion.ofRepository(
        "commit " + sha,
        "object(oid: "
            + GraphQlQuestion.literal(sha)
            + ") { ... on Commit { associatedPullRequests(first: "
            + CANDIDATES
            + ") { nodes { number createdAt closedAt baseRepository { databaseId nameWithOwner } }"
            + PAGE
            + " } }");
  }

  private static String field(long number, String selection) {
    return "pullRequest(number: " + number + ") { " + selection + " }";
  }

  private static String connectionField(
      PullRequestConnection connection, int first, @Nullable String after) {
    List<String> arguments =
        after == null
            ? List.of("first: " + first, connection.arguments())
            : List.of(
                "first: " + first,
                "after: " + GraphQlQuestion.literal(after),
                connection.arguments());
    return connection.field()
        + "("
        + String.join(", ", arguments.stream().filter(argument -> !argument.isEmpty()).toList())
        + ") { nodes { "
        + nodes(connection)
        + " }"
        + PAGE;
  }

  private static String nodes(PullRequestConnection connection) {
    return switch (connection) {
      case LABELS -> "name";
      case COMMENTS, REVIEW_COMMENTS -> "createdAt";
      case BODY_EDITS -> "editedAt";
      case REVIEWS ->
          "id state submittedAt author { __typename login } "
              + connectionField(
                  PullRequestConnection.REVIEW_COMMENTS,
                  PullRequestConnection.REVIEW_COMMENTS.firstPage(),
                  null);
      case TIMELINE ->
          "__typename ... on LabeledEvent { createdAt label { name } }"
              + " ... on UnlabeledEvent { createdAt label { name } }"
              + " ... on RenamedTitleEvent { createdAt previousTitle currentTitle }"
              + " ... on ReviewDismissedEvent { createdAt previousReviewState review { id } }";
    };
  }
}
