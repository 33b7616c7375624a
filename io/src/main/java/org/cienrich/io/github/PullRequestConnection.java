package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a pull request that come in pages. The sizes of the first pages keep a full batch
 * below GitHub's limit of 500,000 nodes.
 */
enum PullRequestConnection {
  LABELS("labels", "", 100, 100),
  COMMENTS("comments", "", 100, 100),
  BODY_EDITS("userContentEdits", "", 25, 100),
  TIMELINE(
      "timelineItems",
      "itemTypes: [LABELED_EVENT, UNLABELED_EVENT, RENAMED_TITLE_EVENT, REVIEW_DISMISSED_EVENT]",
      100,
      100),
  REVIEWS("reviews", "", 40, 40),
  /** Of one review. */
  REVIEW_COMMENTS("comments", "", 25, 100);

  static final List<PullRequestConnection> OF_PULL_REQUESTS =
      List.of(LABELS, COMMENTS, BODY_EDITS, TIMELINE, REVIEWS);

  private final String field;
  private final String arguments;
  private final int firstPage;
  private final int laterPages;

  PullRequestConnection(String field, String arguments, int firstPage, int laterPages) {
    this.field = field;
    this.arguments = arguments;
    this.firstPage = firstPage;
    this.laterPages = laterPages;
  }

  /**
   * A connection with a further page.
   *
   * @param reviewId the review whose comments they are; null otherwise
   */
  record Open(PullRequestConnection connection, @Nullable String reviewId, String cursor) {}

  String field() {
    return field;
  }

  String arguments() {
    return arguments;
  }

  int firstPage() {
    return firstPage;
  }

  int laterPages() {
    return laterPages;
  }

  boolean isOpenIn(JsonNode owner) {
    return owner.path(field).path("pageInfo").path("hasNextPage").asBoolean();
  }

  /** Returns what of a pull request has further pages. */
  static List<Open> openIn(JsonNode pull) {
    List<Open> open = new ArrayList<>();
    for (PullRequestConnection connection : OF_PULL_REQUESTS) {
      connection.addOpen(pull, null, open);
    }
    for (JsonNode review : pull.path(REVIEWS.field).path("nodes")) {
      REVIEW_COMMENTS.addOpen(review, review.path("id").asText(), open);
    }
    return open;
  }

  private void addOpen(JsonNode owner, @Nullable String reviewId, List<Open> open) {
    if (isOpenIn(owner)) {
      String cursor = owner.path(field).path("pageInfo").path("endCursor").asText();
      open.add(new Open(this, reviewId, cursor));
    }
  }

  /** Adds a page to the pull request it is of. */
  static void append(ObjectNode pull, Open open, JsonNode page) {
    JsonNode owner = open.reviewId == null ? pull : review(pull, open.reviewId);
    String field = open.connection.field;
    if (owner.path(field) instanceof ObjectNode connection
        && connection.path("nodes") instanceof ArrayNode nodes) {
      page.path(field).path("nodes").forEach(nodes::add);
      connection.set("pageInfo", page.path(field).path("pageInfo"));
    }
  }

  private static JsonNode review(ObjectNode pull, String id) {
    for (JsonNode review : pull.path(REVIEWS.field).path("nodes")) {
      if (review.path("id").asText().equals(id)) {
        return review;
      }
    }
    return pull.path("no such review");
  }
}
