package org.cienrich.features.facts;

import java.time.Instant;

/** What a commit says of itself. */
public record CommitInfo(
    String sha,
    Person author,
    Person committer,
    Instant authoredAt,
    Instant committedAt,
    int parents) {

  public boolean isMerge() {
    return parents > 1;
  }
}
