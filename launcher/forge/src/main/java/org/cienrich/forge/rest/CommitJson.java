package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cienrich.forge.world.CommitComment;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.RepositoryCommit;

/** Commits and their comments in GitHub's shape. */
final class CommitJson {

  private final GitHubIndex index;
  private final RepositoryJson repositories;
  private final AccountJson accounts;

  CommitJson(GitHubIndex index, RepositoryJson repositories, AccountJson accounts) {
    this.index = index;
    this.repositories = repositories;
    this.accounts = accounts;
  }

  /** A commit without its changes. */
  ObjectNode of(Repository repository, RepositoryCommit commit) {
    String sha = commit.sha();
    String api = repositories.url(repository);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("sha", sha);
    json.put("node_id", AccountJson.nodeId("Commit", repository.id()) + sha.substring(0, 8));
    ObjectNode git = json.putObject("commit");
    putSignature(git.putObject("author"), commit.author());
    putSignature(git.putObject("committer"), commit.committer());
    git.put("message", commit.message());
    ObjectNode tree = git.putObject("tree");
    tree.put("sha", commit.treeId());
    tree.put("url", api + "/git/trees/" + commit.treeId());
    git.put("url", api + "/git/commits/" + sha);
    git.put("comment_count", index.comments(repository, sha).size());
    putVerification(git.putObject("verification"));
    json.put("url", api + "/commits/" + sha);
    json.put("html_url", repository.htmlUrl() + "/commit/" + sha);
    json.put("comments_url", api + "/commits/" + sha + "/comments");
    json.set("author", accounts.ofNullable(commit.author().account()));
    json.set("committer", accounts.ofNullable(commit.committer().account()));
    for (String parent : commit.parents()) {
      ObjectNode node = json.withArray("parents").addObject();
      node.put("sha", parent);
      node.put("url", api + "/commits/" + parent);
      node.put("html_url", repository.htmlUrl() + "/commit/" + parent);
    }
    json.withArray("parents");
    return json;
  }

  ObjectNode of(Repository repository, CommitComment comment) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("url", repositories.url(repository) + "/comments/" + comment.id());
    json.put(
        "html_url",
        repository.htmlUrl() + "/commit/" + comment.sha() + "#commitcomment-" + comment.id());
    json.put("id", comment.id());
    json.put("node_id", AccountJson.nodeId("CommitComment", comment.id()));
    json.set("user", accounts.ofNullable(comment.author()));
    json.putNull("position");
    json.putNull("line");
    json.putNull("path");
    json.put("commit_id", comment.sha());
    json.put("created_at", comment.createdAt().toString());
    json.put("updated_at", comment.updatedAt().toString());
    json.put("author_association", AccountJson.ASSOCIATION);
    json.put("body", comment.body());
    return json;
  }

  private static void putSignature(ObjectNode json, RepositoryCommit.Signature signature) {
    json.put("name", signature.name());
    json.put("email", signature.email());
    json.put("date", signature.date().toString());
  }

  private static void putVerification(ObjectNode json) {
    json.put("verified", false);
    json.put("reason", "unsigned");
    json.putNull("signature");
    json.putNull("payload");
    json.putNull("verified_at");
  }
}
