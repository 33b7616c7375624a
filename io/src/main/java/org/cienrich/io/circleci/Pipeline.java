package org.cienrich.io.circleci;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.ci.Texts;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as API v2 tells it.
 *
 * @param repository {@code owner/name} on GitHub; null where it is not there
 * @param revision null where CircleCI never got to know it
 */
record Pipeline(
    String id,
    long number,
    @Nullable String repository,
    @Nullable String revision,
    @Nullable String state,
    Instant createdAt,
    @Nullable Instant updatedAt,
    @Nullable String triggerType,
    @Nullable String actor,
    @Nullable String branch,
    @Nullable Long pullRequest,
    @Nullable String origin) {

  /** A pipeline that has come to its workflows, or never will, does not change any more. */
  static final Reuse SETTLED =
      reply -> {
        String state = Json.of(reply).findText("state");
        return "created".equals(state) || "errored".equals(state);
      };

  private static final Pattern SLUG = Pattern.compile("(?:gh|github)/([^/]+/[^/]+)");
  private static final Pattern URL = Pattern.compile("https?://[^/]+/([^/]+/[^/]+?)(?:\\.git)?/?");
  private static final Pattern PULL_BRANCH = Pattern.compile("pull/([0-9]{1,18})(?:/.*)?");
  private static final Pattern PULL_URL =
      Pattern.compile("https?://[^/]+/[^/]+/[^/]+/pull/([0-9]{1,18})(?:[/?#].*)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  static Pipeline map(HttpReply reply) throws MalformedReplyException {
    return of(Json.of(reply));
  }

  static Pipeline of(Json json) throws MalformedReplyException {
    Optional<Json> vcs = json.findObject("vcs");
    Optional<Json> trigger = json.findObject("trigger");
    Optional<Json> actor = trigger.isPresent() ? trigger.get().findObject("actor") : trigger;
    String target = text(vcs, "target_repository_url");
    String branch = text(vcs, "branch");
    return new Pipeline(
        json.text("id"),
        json.number("number"),
        repository(json.text("project_slug"), target),
        revision(json, vcs),
        json.findText("state"),
        json.instant("created_at"),
        json.findInstant("updated_at"),
        text(trigger, "type"),
        text(actor, "login"),
        branch,
        pullRequest(text(vcs, "review_id"), text(vcs, "review_url"), branch),
        first(URL, text(vcs, "origin_repository_url")));
  }

  /** Returns what is known at the trigger, of a pipeline with a revision. */
  RunTrigger trigger(String sha, @Nullable String workflow) {
    return new RunTrigger(
        number,
        event(),
        branch,
        sha,
        createdAt,
        createdAt,
        pullRequest == null ? List.of() : List.of(pullRequest),
        actor,
        null,
        workflow,
        origin);
  }

  private @Nullable String event() {
    if (pullRequest != null) {
      return "pull_request";
    }
    return event(triggerType);
  }

  /** CircleCI's word for why something ran, as GitHub would say it where both mean the same. */
  static @Nullable String event(@Nullable String word) {
    return switch (word == null ? "" : word) {
      case "webhook", "github", "first-build" -> "push";
      case "schedule", "scheduled_pipeline" -> "schedule";
      default -> word;
    };
  }

  static @Nullable Long pullRequest(
      @Nullable String id, @Nullable String url, @Nullable String branch) {
    String number = first(NUMBER, id);
    if (number == null) {
      number = first(PULL_URL, url);
    }
    if (number == null) {
      number = first(PULL_BRANCH, branch);
    }
    return number == null ? null : Long.valueOf(number);
  }

  /** Projects that are not of one repository are told apart by the address they were built from. */
  private static @Nullable String repository(String slug, @Nullable String target) {
    String named = first(SLUG, slug);
    return named == null && slug.startsWith("circleci/") ? first(URL, target) : named;
  }

  /** A pipeline that broke down at once may know no more than what it should have checked out. */
  private static @Nullable String revision(Json json, Optional<Json> vcs)
      throws MalformedReplyException {
    String revision = text(vcs, "revision");
    if (revision == null) {
      Optional<Json> parameters = json.findObject("trigger_parameters");
      Optional<Json> git = parameters.isPresent() ? parameters.get().findObject("git") : parameters;
      revision = text(git, "checkout_sha");
    }
    if (revision != null && !Texts.isSha(revision)) {
      throw new MalformedReplyException("vcs.revision is no commit");
    }
    return revision;
  }

  private static @Nullable String text(Optional<Json> json, String name)
      throws MalformedReplyException {
    return json.isPresent() ? json.get().findText(name) : null;
  }

  /** Returns the first group of a match of the whole text, or the match if there are no groups. */
  private static @Nullable String first(Pattern pattern, @Nullable String text) {
    Matcher matcher = pattern.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return null;
    }
    return matcher.group(Math.min(1, matcher.groupCount()));
  }
}
