package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import org.cienrich.forge.world.Repository;

/** Repositories in GitHub's shapes. */
final class RepositoryJson {

  private static final List<String> LINKS =
      List.of(
          "forks_url /forks",
          "keys_url /keys{/key_id}",
          "collaborators_url /collaborators{/collaborator}",
          "teams_url /teams",
          "hooks_url /hooks",
          "issue_events_url /issues/events{/number}",
          "events_url /events",
          "assignees_url /assignees{/user}",
          "branches_url /branches{/branch}",
          "tags_url /tags",
          "blobs_url /git/blobs{/sha}",
          "git_tags_url /git/tags{/sha}",
          "git_refs_url /git/refs{/sha}",
          "trees_url /git/trees{/sha}",
          "statuses_url /statuses/{sha}",
          "languages_url /languages",
          "stargazers_url /stargazers",
          "contributors_url /contributors",
          "subscribers_url /subscribers",
          "subscription_url /subscription",
          "commits_url /commits{/sha}",
          "git_commits_url /git/commits{/sha}",
          "comments_url /comments{/number}",
          "issue_comment_url /issues/comments{/number}",
          "contents_url /contents/{+path}",
          "compare_url /compare/{base}...{head}",
          "merges_url /merges",
          "archive_url /{archive_format}{/ref}",
          "downloads_url /downloads",
          "issues_url /issues{/number}",
          "pulls_url /pulls{/number}",
          "milestones_url /milestones{/number}",
          "notifications_url /notifications{?since,all,participating}",
          "labels_url /labels{/name}",
          "releases_url /releases{/id}",
          "deployments_url /deployments");

  private final String api;
  private final AccountJson accounts;

  RepositoryJson(String api, AccountJson accounts) {
    this.api = api;
    this.accounts = accounts;
  }

  String url(Repository repository) {
    return api + "/repos/" + repository.fullName();
  }

  /** Where lists of the repository page on: by id, so that a rename does not break them. */
  String urlById(Repository repository) {
    return api + "/repositories/" + repository.id();
  }

  /** The short form other objects embed. */
  ObjectNode minimal(Repository repository) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", repository.id());
    json.put("node_id", AccountJson.nodeId("Repository", repository.id()));
    json.put("name", repository.name());
    json.put("full_name", repository.fullName());
    json.put("private", repository.isPrivate());
    json.set("owner", accounts.owner(repository.owner()));
    json.put("html_url", repository.htmlUrl());
    json.put("description", repository.description());
    json.put("fork", repository.fork());
    json.put("url", url(repository));
    for (String link : LINKS) {
      int space = link.indexOf(' ');
      json.put(link.substring(0, space), url(repository) + link.substring(space + 1));
    }
    return json;
  }

  /** The whole object. Nothing here is starred, watched, licensed or forked. */
  ObjectNode full(Repository repository) {
    URI html = URI.create(repository.htmlUrl());
    ObjectNode json = minimal(repository);
    json.put("created_at", repository.createdAt().toString());
    json.put("updated_at", repository.pushedAt().toString());
    json.put("pushed_at", repository.pushedAt().toString());
    json.put("git_url", "git://" + html.getAuthority() + html.getPath() + ".git");
    json.put("ssh_url", "git@" + html.getAuthority() + ":" + repository.fullName() + ".git");
    json.put("clone_url", html + ".git");
    json.put("svn_url", html.toString());
    json.putNull("homepage");
    json.put("size", repository.sizeKib());
    json.put("language", repository.language());
    json.put("has_issues", true);
    json.put("has_projects", false);
    json.put("has_downloads", false);
    json.put("has_wiki", false);
    json.put("has_pages", false);
    json.put("has_discussions", false);
    json.putNull("mirror_url");
    json.put("archived", repository.archived());
    json.put("disabled", false);
    json.putNull("license");
    json.putArray("topics");
    json.put("visibility", repository.isPrivate() ? "private" : "public");
    json.put("default_branch", repository.defaultBranch());
    for (String counter :
        List.of(
            "forks",
            "forks_count",
            "open_issues",
            "open_issues_count",
            "stargazers_count",
            "watchers",
            "watchers_count",
            "network_count",
            "subscribers_count")) {
      json.put(counter, 0);
    }
    return json;
  }
}
