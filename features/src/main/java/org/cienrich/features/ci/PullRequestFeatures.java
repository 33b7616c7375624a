package org.cienrich.features.ci;

import static org.cienrich.features.Category.PR_INFO;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.facts.Resources.BUILD;
import static org.cienrich.features.facts.Resources.PULL_REQUEST;
import static org.cienrich.features.facts.Resources.RUN_TRIGGER;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.ProviderNames;
import org.cienrich.features.facts.PullRequest;
import org.cienrich.features.facts.RunTrigger;

/** The pull request that was built, as it was at the trigger. */
public final class PullRequestFeatures {
  private static final Set<String> EVENTS = Set.of("pull_request", "pull_request_target");

  /** A provider whose events do not tell pull requests from pushes. */
  public static final Feature<Boolean> GH_IS_PR =
      Feature.bool("gh_is_pr")
          .describedAs(
              "Whether a pull request triggered the build: its event is pull_request or"
                  + " pull_request_target. On CircleCI, which has no such events, whether the"
                  + " pipeline names a pull request.")
          .category(PR_INFO)
          .from(BUILD, RUN_TRIGGER)
          .resolvedBy(PullRequestFeatures::isPullRequest);

  public static final Feature<Long> GH_PULL_REQ_NUM =
      Feature.integer("gh_pull_req_num")
          .describedAs(
              "The number of the pull request that triggered the build: as the run tells it, else"
                  + " that of the pull request with the built commit, since providers do not tell"
                  + " it for pull requests from forks.")
          .category(PR_INFO)
          .atLeast(1)
          .revision(2)
          .from(RUN_TRIGGER, GH_IS_PR, PULL_REQUEST.orMissing())
          .resolvedBy(PullRequestFeatures::number);

  public static final Feature<Instant> GH_PR_CREATED_AT =
      Feature.instant("gh_pr_created_at")
          .describedAs("When the pull request that was built was opened.")
          .category(PR_INFO)
          .from(GH_IS_PR, PULL_REQUEST.orMissing())
          .resolvedBy((is, pullRequest) -> built(is, pullRequest).map(PullRequest::createdAt));

  public static final Feature<Boolean> GH_HAS_BUG_LABEL =
      Feature.bool("gh_has_bug_label")
          .describedAs(
              "Whether the pull request had a label about a bug or a fix at the trigger. The label"
                  + " must have one of the words bug, bugs, fix, fixes, fixed, bugfix, bugfixes,"
                  + " hotfix and hotfixes, as in kind/bug, type: bug and bug-fix; parts of other"
                  + " words, as in prefix and debug, do not count, nor do words that are denied, as"
                  + " in won't fix and not a bug.")
          .category(PR_INFO)
          .from(GH_IS_PR, PULL_REQUEST.orMissing())
          .resolvedBy(PullRequestFeatures::hasBugLabel);

  private PullRequestFeatures() {}

  /** Tells whether a pull request triggered the build; missing where its event is not told. */
  public static Outcome<Boolean> isPullRequest(BuildIdentity build, RunTrigger trigger) {
    if (build.provider().equals(ProviderNames.CIRCLECI) && !trigger.pullRequests().isEmpty()) {
      return Outcome.present(true);
    }
    if (trigger.event() == null) {
      return build.provider().equals(ProviderNames.CIRCLECI)
          ? Outcome.present(false)
          : Outcome.missing(NOT_PROVIDED);
    }
    return Outcome.present(EVENTS.contains(trigger.event()));
  }

  /**
   * Returns the pull request that was built; not applicable to a build of none, whatever the forge
   * says.
   */
  static Outcome<PullRequest> built(boolean isPullRequest, Outcome<PullRequest> pullRequest) {
    return isPullRequest ? pullRequest : Outcome.missing(NOT_APPLICABLE);
  }

  static Outcome<Long> number(
      RunTrigger trigger, boolean isPullRequest, Outcome<PullRequest> pullRequest) {
    Optional<Long> told = trigger.pullRequests().stream().findFirst();
    return isPullRequest && told.isPresent()
        ? Outcome.present(told.get())
        : built(isPullRequest, pullRequest).map(PullRequest::number);
  }

  static Outcome<Boolean> hasBugLabel(boolean isPullRequest, Outcome<PullRequest> pullRequest) {
    return built(isPullRequest, pullRequest)
        .flatMap(PullRequest::labels)
        .map(labels -> labels.stream().anyMatch(BugLabels::isBugLabel));
  }
}
