package org.cienrich.features.ci;

import static org.cienrich.features.Category.REVIEW;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.ci.PullRequestFeatures.GH_IS_PR;
import static org.cienrich.features.facts.Resources.PULL_REQUEST;

import java.util.Objects;
import java.util.function.Predicate;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.PullRequest;
import org.cienrich.features.facts.PullRequestHistory.Review;

/** How the pull request had been reviewed until the trigger. */
public final class ReviewFeatures {
  private static final String UNLESS_DISMISSED =
      " Missing if one was dismissed, at whatever time: what it said is then no longer told.";

  public static final Feature<Long> GH_NUM_REVIEWS =
      Feature.integer("gh_num_reviews")
          .describedAs(
              "Reviews of the pull request submitted until the trigger, dismissed ones and those"
                  + " of its author included.")
          .category(REVIEW)
          .unit(Unit.REVIEWS)
          .atLeast(0)
          .from(GH_IS_PR, PULL_REQUEST.orMissing())
          .resolvedBy(
              (is, pullRequest) ->
                  PullRequestFeatures.built(is, pullRequest)
                      .map(built -> (long) built.reviews().size()));

  public static final Feature<Long> GH_NUM_APPROVALS =
      Feature.integer("gh_num_approvals")
          .describedAs(
              "Reviews submitted until the trigger that approve the pull request."
                  + UNLESS_DISMISSED)
          .category(REVIEW)
          .unit(Unit.REVIEWS)
          .atLeast(0)
          .from(GH_IS_PR, PULL_REQUEST.orMissing())
          .resolvedBy((is, pullRequest) -> count(is, pullRequest, "APPROVED"));

  public static final Feature<Long> GH_NUM_CHANGES_REQUESTED =
      Feature.integer("gh_num_changes_requested")
          .describedAs(
              "Reviews submitted until the trigger that request changes to the pull request."
                  + UNLESS_DISMISSED)
          .category(REVIEW)
          .unit(Unit.REVIEWS)
          .atLeast(0)
          .from(GH_IS_PR, PULL_REQUEST.orMissing())
          .resolvedBy((is, pullRequest) -> count(is, pullRequest, "CHANGES_REQUESTED"));

  public static final Feature<Long> GH_NUM_REVIEWERS =
      Feature.integer("gh_num_reviewers")
          .describedAs(
              "Distinct persons but the author of the pull request who submitted a review until"
                  + " the trigger. Deleted accounts count as one person.")
          .category(REVIEW)
          .unit(Unit.PERSONS)
          .atLeast(0)
          .from(GH_IS_PR, PULL_REQUEST.orMissing())
          .resolvedBy(
              (is, pullRequest) ->
                  PullRequestFeatures.built(is, pullRequest).map(ReviewFeatures::reviewers));

  private ReviewFeatures() {}

  private static Outcome<Long> count(
      boolean isPullRequest, Outcome<PullRequest> pullRequest, String state) {
    return PullRequestFeatures.built(isPullRequest, pullRequest)
        .flatMap(
            built ->
                built.reviews().stream().anyMatch(hasState("DISMISSED"))
                    ? Outcome.missing(NOT_PROVIDED)
                    : Outcome.present(built.reviews().stream().filter(hasState(state)).count()));
  }

  private static Predicate<Review> hasState(String state) {
    return review -> review.state().equals(state);
  }

  private static long reviewers(PullRequest pullRequest) {
    return pullRequest.reviews().stream()
        .map(Review::author)
        .filter(reviewer -> !Objects.equals(reviewer, pullRequest.author()))
        .distinct()
        .count();
  }
}
