package org.cienrich.features.ci;

import static org.cienrich.features.Category.DISCUSSION;
import static org.cienrich.features.ci.PullRequestFeatures.GH_IS_PR;
import static org.cienrich.features.facts.Resources.COMMIT_COMMENTS;
import static org.cienrich.features.facts.Resources.LINEAGE;
import static org.cienrich.features.facts.Resources.PULL_REQUEST;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.PullRequest;

/** What had been said about the built change until the trigger. */
public final class DiscussionFeatures {
  private static final String WINDOW =
      " from the start of the previous build along the commits, else from the opening of the pull"
          + " request, until the trigger.";

  private static final Pattern WORD = Pattern.compile("\\S+");

  public static final Feature<Long> GH_NUM_ISSUE_COMMENTS =
      Feature.integer("gh_num_issue_comments")
          .describedAs("Comments in the conversation of the pull request" + WINDOW)
          .category(DISCUSSION)
          .unit(Unit.COMMENTS)
          .atLeast(0)
          .from(GH_IS_PR, PULL_REQUEST.orMissing(), LINEAGE.orMissing())
          .resolvedBy(
              (is, pullRequest, lineage) ->
                  comments(is, pullRequest, lineage, PullRequest::issueComments));

  public static final Feature<Long> GH_NUM_PR_COMMENTS =
      Feature.integer("gh_num_pr_comments")
          .describedAs("Comments on changed lines of the pull request" + WINDOW)
          .category(DISCUSSION)
          .unit(Unit.COMMENTS)
          .atLeast(0)
          .from(GH_IS_PR, PULL_REQUEST.orMissing(), LINEAGE.orMissing())
          .resolvedBy(
              (is, pullRequest, lineage) ->
                  comments(is, pullRequest, lineage, PullRequest::reviewComments));

  public static final Feature<Long> GH_NUM_COMMIT_COMMENTS =
      Feature.integer("gh_num_commit_comments")
          .describedAs("Comments on the built commits themselves, written until the trigger.")
          .category(DISCUSSION)
          .unit(Unit.COMMENTS)
          .atLeast(0)
          .from(LINEAGE, COMMIT_COMMENTS)
          .computedBy(DiscussionFeatures::commitComments);

  public static final Feature<Long> GH_DESCRIPTION_COMPLEXITY =
      Feature.integer("gh_description_complexity")
          .describedAs(
              "Words, separated by white space, in the title and the description of the pull"
                  + " request as they were at the trigger. Missing if a later edit cannot be"
                  + " undone.")
          .category(DISCUSSION)
          .unit(Unit.WORDS)
          .atLeast(0)
          .from(GH_IS_PR, PULL_REQUEST.orMissing())
          .resolvedBy(DiscussionFeatures::descriptionComplexity);

  private DiscussionFeatures() {}

  private static Outcome<Long> comments(
      boolean isPullRequest,
      Outcome<PullRequest> pullRequest,
      Outcome<Lineage> lineage,
      Function<PullRequest, List<Instant>> comments) {
    return PullRequestFeatures.built(isPullRequest, pullRequest)
        .flatMap(built -> lineage.map(line -> newSincePrevious(comments.apply(built), line)));
  }

  /** A comment is never older than its pull request, so without a previous build all count. */
  private static long newSincePrevious(List<Instant> comments, Lineage lineage) {
    Instant previous = lineage.previousStartedAt();
    return comments.stream()
        .filter(comment -> previous == null || comment.isAfter(previous))
        .count();
  }

  static long commitComments(Lineage lineage, CommitComments comments) {
    return lineage.commits().stream()
        .mapToLong(sha -> comments.bySha().getOrDefault(sha, List.of()).size())
        .sum();
  }

  private static Outcome<Long> descriptionComplexity(
      boolean isPullRequest, Outcome<PullRequest> pullRequest) {
    return PullRequestFeatures.built(isPullRequest, pullRequest)
        .flatMap(
            built -> built.title().flatMap(title -> built.body().map(body -> words(title, body))));
  }

  private static long words(String title, String body) {
    return WORD.matcher(title).results().count() + WORD.matcher(body).results().count();
  }
}
