package org.cienrich.features.ci;

import static org.cienrich.features.Category.PR_INFO;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.MissingReason.NOT_PROVIDED;
import static org.cienrich.features.facts.Resources.RUN_TRIGGER;

import java.util.Set;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.RunTrigger;

/** The pull request that was built, as far as the run tells. */
public final class PullRequestFeatures {
  private static final Set<String> EVENTS = Set.of("pull_request", "pull_request_target");

  public static final Feature<Boolean> GH_IS_PR =
      Feature.bool("gh_is_pr")
          .describedAs(
              "Whether a pull request triggered the build: its event is pull_request or"
                  + " pull_request_target.")
          .category(PR_INFO)
          .from(RUN_TRIGGER)
          .resolvedBy(PullRequestFeatures::isPullRequest);

  public static final Feature<Long> GH_PULL_REQ_NUM =
      Feature.integer("gh_pull_req_num")
          .describedAs(
              "The number of the pull request that triggered the build. Providers do not tell it"
                  + " for pull requests from forks.")
          .category(PR_INFO)
          .atLeast(1)
          .from(RUN_TRIGGER, GH_IS_PR)
          .resolvedBy(PullRequestFeatures::number);

  private PullRequestFeatures() {}

  static Outcome<Boolean> isPullRequest(RunTrigger trigger) {
    return trigger.event() == null
        ? Outcome.missing(NOT_PROVIDED)
        : Outcome.present(EVENTS.contains(trigger.event()));
  }

  static Outcome<Long> number(RunTrigger trigger, boolean isPullRequest) {
    if (!isPullRequest) {
      return Outcome.missing(NOT_APPLICABLE);
    }
    return Outcome.of(trigger.pullRequests().stream().findFirst(), NOT_PROVIDED);
  }
}
