package org.cienrich.io.travis;

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
 * A build as API v3 tells it.
 *
 * @param slug of its repository, by the name Travis CI knows
 * @param githubId of its repository; null where Travis CI does not tell it
 * @param sha of a pull request its real head where that is known
 * @param branch null of a pull request, whose source branch Travis CI does not tell, and of a tag
 * @param jobs null where they are not told with the build
 */
record Build(
    long id,
    @Nullable Long number,
    String slug,
    @Nullable Long githubId,
    @Nullable String state,
    @Nullable String event,
    @Nullable Long pullRequest,
    @Nullable String branch,
    String sha,
    @Nullable String actor,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable List<Job> jobs) {

  /** A build that has ended only changes by being started again. */
  static final Reuse ENDED = reply -> States.isTerminal(Json.of(reply).findText("state"));

  private static final Pattern VIRTUAL_MERGE =
      Pattern.compile("Merge ([0-9a-f]{40}) into [0-9a-f]{40}\\s*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final String PULL_REQUEST = "pull_request";

  static Build map(HttpReply reply) throws MalformedReplyException {
    return of(Json.of(reply));
  }

  static Build of(Json json) throws MalformedReplyException {
    Json repository = json.object("repository");
    String number = json.findText("number");
    String event = json.findText("event_type");
    boolean isPullRequest = PULL_REQUEST.equals(event);
    Optional<Json> branch = json.findObject("branch");
    boolean isTag = json.findObject("tag").isPresent();
    Optional<Json> creator = json.findObject("created_by");
    return new Build(
        json.number("id"),
        number != null && NUMBER.matcher(number).matches() ? Long.valueOf(number) : null,
        repository.text("slug"),
        repository.findNumber("github_id"),
        json.findText("state"),
        event,
        isPullRequest ? json.findNumber("pull_request_number") : null,
        isPullRequest || isTag || branch.isEmpty() ? null : branch.get().findText("name"),
        sha(json.object("commit"), isPullRequest),
        creator.isPresent() ? creator.get().findText("login") : null,
        json.findInstant("started_at"),
        json.findInstant("finished_at"),
        Job.complete(json.findObjects("jobs")));
  }

  /** The commit of a pull request is its virtual merge, which tells the head by its message. */
  private static String sha(Json commit, boolean isPullRequest) throws MalformedReplyException {
    String sha = commit.text("sha");
    if (!Texts.isSha(sha)) {
      throw new MalformedReplyException("commit.sha is no commit");
    }
    String message = commit.findText("message");
    Matcher merge = VIRTUAL_MERGE.matcher(message == null ? "" : message);
    return isPullRequest && merge.matches() ? merge.group(1) : sha;
  }

  RunTrigger trigger(Instant triggeredAt) {
    return new RunTrigger(
        number,
        event,
        branch,
        sha,
        triggeredAt,
        triggeredAt,
        pullRequest == null ? List.of() : List.of(pullRequest),
        actor,
        null,
        null,
        null);
  }
}
