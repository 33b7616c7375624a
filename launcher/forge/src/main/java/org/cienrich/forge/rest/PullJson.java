package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.Repository;
import org.jspecify.annotations.Nullable;

/** Pull requests in GitHub's shapes. What only git knows (changed lines and files) is 0. */
final class PullJson {

  private final Index index;
  private final RepositoryJson repositories;
  private final AccountJson accounts;

  PullJson(Index index, RepositoryJson repositories, AccountJson accounts) {
    this.index = index;
    this.repositories = repositories;
    this.accounts = accounts;
  }

  /** The form of lists. */
  ObjectNode simple(Repository repository, PullRequest pull) {
    String api = repositories.url(repository);
    String url = api + "/pulls/" + pull.number();
    String issue = api + "/issues/" + pull.number();
    String html = repository.htmlUrl() + "/pull/" + pull.number();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("url", url);
    json.put("id", pull.id());
    json.put("node_id", AccountJson.nodeId("PullRequest", pull.id()));
    json.put("html_url", html);
    json.put("diff_url", html + ".diff");
    json.put("patch_url", html + ".patch");
    json.put("issue_url", issue);
    json.put("number", pull.number());
    json.put("state", pull.isOpen() ? "open" : "closed");
    json.put("locked", false);
    json.put("title", pull.title());
    json.set("user", accounts.ofNullable(pull.author()));
    json.put("body", pull.body());
    json.put("created_at", pull.createdAt().toString());
    json.put("updated_at", pull.updatedAt().toString());
    json.put("closed_at", text(pull.closedAt()));
    PullRequest.Merge merge = pull.merge();
    json.put("merged_at", merge == null ? null : merge.at().toString());
    json.put("merge_commit_sha", merge == null ? null : merge.commit());
    json.putNull("assignee");
    json.putArray("assignees");
    json.putArray("requested_reviewers");
    json.putArray("requested_teams");
    putLabels(json.putArray("labels"), repository, pull);
    json.putNull("milestone");
    json.put("draft", false);
    json.put("commits_url", url + "/commits");
    json.put("review_comments_url", url + "/comments");
    json.put("review_comment_url", api + "/pulls/comments{/number}");
    json.put("comments_url", issue + "/comments");
    json.put("statuses_url", api + "/statuses/" + pull.head().sha());
    putSide(json.putObject("head"), pull.head());
    putSide(json.putObject("base"), pull.base());
    ObjectNode links = json.putObject("_links");
    putLink(links, "self", url);
    putLink(links, "html", html);
    putLink(links, "issue", issue);
    putLink(links, "comments", issue + "/comments");
    putLink(links, "review_comments", url + "/comments");
    putLink(links, "review_comment", api + "/pulls/comments{/number}");
    putLink(links, "commits", url + "/commits");
    putLink(links, "statuses", api + "/statuses/" + pull.head().sha());
    json.put("author_association", AccountJson.ASSOCIATION);
    json.putNull("auto_merge");
    json.putNull("active_lock_reason");
    return json;
  }

  /** The whole object. */
  ObjectNode full(Repository repository, PullRequest pull) {
    PullRequest.Merge merge = pull.merge();
    ObjectNode json = simple(repository, pull);
    json.put("merged", merge != null);
    json.putNull("mergeable");
    json.putNull("rebaseable");
    json.put("mergeable_state", "unknown");
    json.set("merged_by", merge == null ? null : accounts.ofNullable(merge.by()));
    json.put("comments", pull.comments().size());
    json.put(
        "review_comments",
        pull.reviews().stream().mapToInt(review -> review.comments().size()).sum());
    json.put("maintainer_can_modify", false);
    json.put("commits", pull.commits().size());
    json.put("additions", 0);
    json.put("deletions", 0);
    json.put("changed_files", 0);
    return json;
  }

  static ObjectNode label(RepositoryJson repositories, Repository repository, String name) {
    long id = repository.id() * 1000 + (name.hashCode() & 0xFF);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("node_id", AccountJson.nodeId("Label", id));
    json.put("url", repositories.url(repository) + "/labels/" + name.replace(" ", "%20"));
    json.put("name", name);
    json.put("color", "ededed");
    json.put("default", false);
    json.put("description", "");
    return json;
  }

  static void putLink(ObjectNode links, String relation, String url) {
    links.putObject(relation).put("href", url);
  }

  private void putLabels(ArrayNode array, Repository repository, PullRequest pull) {
    pull.labels().forEach(name -> array.add(label(repositories, repository, name)));
  }

  private void putSide(ObjectNode json, PullRequest.Side side) {
    json.put("label", side.owner() + ":" + side.ref());
    json.put("ref", side.ref());
    json.put("sha", side.sha());
    json.set("user", accounts.owner(side.owner()));
    json.set(
        "repo",
        Optional.ofNullable(side.repositoryId())
            .flatMap(index::repository)
            .map(repositories::full)
            .orElse(null));
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
