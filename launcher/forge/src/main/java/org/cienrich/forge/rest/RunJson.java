package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.WorkflowRun;
import org.jspecify.annotations.Nullable;

/** Workflow runs in GitHub's shape. */
final class RunJson {

  private final Index index;
  private final RepositoryJson repositories;
  private final AccountJson accounts;

  RunJson(Index index, RepositoryJson repositories, AccountJson accounts) {
    this.index = index;
    this.repositories = repositories;
    this.accounts = accounts;
  }

  ObjectNode of(Repository repository, WorkflowRun run) {
    WorkflowRun.Head head = run.head();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", run.id());
    json.put("name", run.workflow().name());
    json.put("node_id", AccountJson.nodeId("WorkflowRun", run.id()));
    json.put("head_branch", head.branch());
    json.put("head_sha", head.sha());
    json.put("path", run.workflow().path());
    json.put("display_title", title(run));
    json.put("run_number", run.number());
    json.put("event", run.trigger().event());
    json.put("status", run.outcome().status());
    json.put("conclusion", run.outcome().conclusion());
    json.put("workflow_id", run.workflow().id());
    json.put("check_suite_id", run.id() + 1);
    json.put("check_suite_node_id", AccountJson.nodeId("CheckSuite", run.id() + 1));
    json.put("created_at", run.times().createdAt().toString());
    json.put("updated_at", run.times().updatedAt().toString());
    json.put("run_attempt", run.attempt());
    json.put("run_started_at", run.times().runStartedAt().toString());
    json.set("actor", account(run.trigger().actor()));
    json.set("triggering_actor", account(run.trigger().triggeringActor()));
    json.putArray("referenced_workflows");
    putPullRequests(json, repository, run);
    putUrls(json, repository, run);
    putHeadCommit(json, head);
    json.set("repository", repositories.minimal(repository));
    json.set(
        "head_repository",
        Optional.ofNullable(head.repositoryId())
            .flatMap(index::repository)
            .map(repositories::minimal)
            .orElse(null));
    return json;
  }

  /** The first line of the head commit's message, or the workflow's name without one. */
  private static String title(WorkflowRun run) {
    WorkflowRun.Commit commit = run.head().commit();
    return commit == null
        ? run.workflow().name()
        : commit.message().lines().findFirst().orElse(run.workflow().name());
  }

  private @Nullable ObjectNode account(@Nullable Account account) {
    return account == null ? null : accounts.of(account);
  }

  private void putUrls(ObjectNode json, Repository repository, WorkflowRun run) {
    String actions = repositories.url(repository) + "/actions";
    String url = actions + "/runs/" + run.id();
    json.put("url", url);
    json.put("html_url", repository.htmlUrl() + "/actions/runs/" + run.id());
    json.put("jobs_url", url + "/jobs");
    json.put("logs_url", url + "/logs");
    json.put("artifacts_url", url + "/artifacts");
    json.put("cancel_url", url + "/cancel");
    json.put("rerun_url", url + "/rerun");
    json.put("check_suite_url", repositories.url(repository) + "/check-suites/" + (run.id() + 1));
    json.put("workflow_url", actions + "/workflows/" + run.workflow().id());
    json.put(
        "previous_attempt_url",
        run.attempt() > 1 ? url + "/attempts/" + (run.attempt() - 1) : null);
  }

  private static void putHeadCommit(ObjectNode json, WorkflowRun.Head head) {
    WorkflowRun.Commit commit = head.commit();
    if (commit == null) {
      json.putNull("head_commit");
      return;
    }
    ObjectNode node = json.putObject("head_commit");
    node.put("id", head.sha());
    node.put("tree_id", commit.treeId());
    node.put("message", commit.message());
    node.put("timestamp", commit.timestamp().toString());
    putPerson(node.putObject("author"), commit.author());
    putPerson(node.putObject("committer"), commit.committer());
  }

  private static void putPerson(ObjectNode json, WorkflowRun.Person person) {
    json.put("name", person.name());
    json.put("email", person.email());
  }

  private void putPullRequests(ObjectNode json, Repository repository, WorkflowRun run) {
    ArrayNode array = json.putArray("pull_requests");
    for (WorkflowRun.PullRequest pull : run.trigger().pullRequests()) {
      ObjectNode node = array.addObject();
      node.put("id", pull.id());
      node.put("number", pull.number());
      node.put("url", repositories.url(repository) + "/pulls/" + pull.number());
      putSide(node.putObject("head"), pull.head());
      putSide(node.putObject("base"), pull.base());
    }
  }

  private void putSide(ObjectNode json, WorkflowRun.PullRequest.Side side) {
    json.put("ref", side.ref());
    json.put("sha", side.sha());
    ObjectNode node = json.putObject("repo");
    node.put("id", side.repositoryId());
    index
        .repository(side.repositoryId())
        .ifPresent(
            repository -> {
              node.put("url", repositories.url(repository));
              node.put("name", repository.name());
            });
  }
}
