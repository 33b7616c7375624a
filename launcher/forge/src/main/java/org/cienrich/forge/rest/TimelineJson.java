package org.cienrich.forge.rest;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.PullRequest.LabelEvent;
import org.cienrich.forge.world.PullRequest.Rename;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.RepositoryCommit;
import org.jspecify.annotations.Nullable;

/** The timeline of a pull request in GitHub's shapes, oldest event first. */
final class TimelineJson {

  private record Event(Instant at, ObjectNode json) {}

  private final GitHubIndex index;
  private final RepositoryJson repositories;
  private final AccountJson accounts;
  private final ReviewJson reviews;

  TimelineJson(
      GitHubIndex index, RepositoryJson repositories, AccountJson accounts, ReviewJson reviews) {
    this.index = index;
    this.repositories = repositories;
    this.accounts = accounts;
    this.reviews = reviews;
  }

  List<ObjectNode> of(Repository repository, PullRequest pull) {
    List<Event> events = new ArrayList<>();
    for (String sha : pull.commits()) {
      index
          .commit(repository, sha)
          .ifPresent(it -> events.add(new Event(it.committer().date(), commit(repository, it))));
    }
    pull.labelEvents().forEach(it -> events.add(new Event(it.at(), label(repository, it))));
    pull.renames().forEach(it -> events.add(new Event(it.at(), rename(repository, it))));
    pull.comments()
        .forEach(
            it -> {
              ObjectNode json = reviews.of(repository, pull, it);
              json.put("event", "commented");
              json.set("actor", accounts.ofNullable(it.author()));
              events.add(new Event(it.createdAt(), json));
            });
    pull.reviews()
        .forEach(
            it -> {
              ObjectNode json = reviews.of(repository, pull, it);
              json.put("event", "reviewed");
              events.add(new Event(it.submittedAt(), json));
            });
    return events.stream().sorted(comparing(Event::at)).map(Event::json).toList();
  }

  private ObjectNode label(Repository repository, LabelEvent event) {
    ObjectNode json =
        event(repository, event.added() ? "labeled" : "unlabeled", event.id(), event.actor());
    json.put("created_at", event.at().toString());
    ObjectNode label = json.putObject("label");
    label.put("name", event.label());
    label.put("color", "ededed");
    return json;
  }

  private ObjectNode rename(Repository repository, Rename event) {
    ObjectNode json = event(repository, "renamed", event.id(), event.actor());
    json.put("created_at", event.at().toString());
    ObjectNode rename = json.putObject("rename");
    rename.put("from", event.from());
    rename.put("to", event.to());
    return json;
  }

  private ObjectNode commit(Repository repository, RepositoryCommit commit) {
    ObjectNode whole = new CommitJson(index, repositories, accounts).of(repository, commit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event", "committed");
    for (String field : List.of("sha", "node_id", "html_url", "parents")) {
      json.set(field, whole.get(field));
    }
    for (String field : List.of("url", "author", "committer", "tree", "message", "verification")) {
      json.set(field, whole.get("commit").get(field));
    }
    return json;
  }

  private ObjectNode event(Repository repository, String kind, long id, @Nullable Account actor) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("node_id", AccountJson.nodeId("Event", id));
    json.put("url", repositories.url(repository) + "/issues/events/" + id);
    json.set("actor", accounts.ofNullable(actor));
    json.put("event", kind);
    json.putNull("commit_id");
    json.putNull("commit_url");
    json.putNull("performed_via_github_app");
    return json;
  }
}
