package org.cienrich.features.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run when it is triggered. Null where the provider does not say.
 *
 * @param number the provider's sequence number
 * @param event what triggered the run, such as {@code push} or {@code pull_request}
 * @param branch the branch; of a pull request the source branch
 * @param commitSha the commit as the provider reports it, 40 hex digits
 * @param triggeredAt creation of the first attempt; start of a later one
 * @param startedAt start of the attempt; never before {@code triggeredAt}
 * @param pullRequests the numbers of the pull requests into this repository, as reported
 * @param actor login of the account that triggered the run
 * @param actorType {@code User}, {@code Bot} or {@code Organization}
 * @param workflow name of the workflow
 * @param headRepo {@code owner/name} that the commit comes from
 */
public record RunTrigger(
    @Nullable Long number,
    @Nullable String event,
    @Nullable String branch,
    String commitSha,
    Instant triggeredAt,
    Instant startedAt,
    List<Long> pullRequests,
    @Nullable String actor,
    @Nullable String actorType,
    @Nullable String workflow,
    @Nullable String headRepo) {
  public RunTrigger {
    pullRequests = List.copyOf(pullRequests);
  }
}
