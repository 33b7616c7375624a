package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.PullRequest.Comment;
import org.cienrich.forge.world.PullRequest.Review;
import org.cienrich.forge.world.PullRequest.ReviewComment;
import org.cienrich.forge.world.Repository;

/** What is said about pull requests, in GitHub's shapes. */
final class ReviewJson {

  private final RepositoryJson repositories;
  private final AccountJson accounts;

  ReviewJson(RepositoryJson repositories, AccountJson accounts) {
    this.repositories = repositories;
    this.accounts = accounts;
  }

  ObjectNode of(Repository repository, PullRequest pull, Review review) {
    String url = repositories.url(repository) + "/pulls/" + pull.number();
    String html = html(repository, pull) + "#pullrequestreview-" + review.id();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", review.id());
    json.put("node_id", AccountJson.nodeId("PullRequestReview", review.id()));
    json.set("user", accounts.ofNullable(review.author()));
    json.put("body", review.body());
    json.put("state", review.state());
    json.put("html_url", html);
    json.put("pull_request_url", url);
    json.put("author_association", AccountJson.ASSOCIATION);
    ObjectNode links = json.putObject("_links");
    PullJson.putLink(links, "html", html);
    PullJson.putLink(links, "pull_request", url);
    json.put("submitted_at", review.submittedAt().toString());
    json.put("commit_id", review.commit());
    return json;
  }

  ObjectNode of(Repository repository, PullRequest pull, Review review, ReviewComment comment) {
    String api = repositories.url(repository);
    String url = api + "/pulls/comments/" + comment.id();
    String html = html(repository, pull) + "#discussion_r" + comment.id();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("url", url);
    json.put("pull_request_review_id", review.id());
    json.put("id", comment.id());
    json.put("node_id", AccountJson.nodeId("PullRequestReviewComment", comment.id()));
    json.put("diff_hunk", "@@ -" + comment.line() + " +" + comment.line() + " @@");
    json.put("path", comment.path());
    json.put("commit_id", pull.head().sha());
    json.put("original_commit_id", review.commit());
    json.set("user", accounts.ofNullable(comment.author()));
    json.put("body", comment.body());
    json.put("created_at", comment.createdAt().toString());
    json.put("updated_at", comment.updatedAt().toString());
    json.put("html_url", html);
    json.put("pull_request_url", api + "/pulls/" + pull.number());
    json.put("author_association", AccountJson.ASSOCIATION);
    ObjectNode links = json.putObject("_links");
    PullJson.putLink(links, "self", url);
    PullJson.putLink(links, "html", html);
    PullJson.putLink(links, "pull_request", api + "/pulls/" + pull.number());
    json.putNull("start_line");
    json.putNull("original_start_line");
    json.putNull("start_side");
    json.put("line", comment.line());
    json.put("original_line", comment.line());
    json.put("side", "RIGHT");
    json.put("position", 1);
    json.put("original_position", 1);
    json.put("subject_type", "line");
    Long replyTo = comment.replyTo();
    if (replyTo != null) {
      json.put("in_reply_to_id", replyTo);
    }
    return json;
  }

  ObjectNode of(Repository repository, PullRequest pull, Comment comment) {
    String api = repositories.url(repository);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("url", api + "/issues/comments/" + comment.id());
    json.put("html_url", html(repository, pull) + "#issuecomment-" + comment.id());
    json.put("issue_url", api + "/issues/" + pull.number());
    json.put("id", comment.id());
    json.put("node_id", AccountJson.nodeId("IssueComment", comment.id()));
    json.set("user", accounts.ofNullable(comment.author()));
    json.put("created_at", comment.createdAt().toString());
    json.put("updated_at", comment.updatedAt().toString());
    json.put("body", comment.body());
    json.put("author_association", AccountJson.ASSOCIATION);
    json.putNull("performed_via_github_app");
    return json;
  }

  private static String html(Repository repository, PullRequest pull) {
    return repository.htmlUrl() + "/pull/" + pull.number();
  }
}
