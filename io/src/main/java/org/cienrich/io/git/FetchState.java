package org.cienrich.io.git;

import java.util.HashSet;
import java.util.Set;

/** What one run has done to one mirror in this JVM. Guarded by the lock of the mirror. */
final class FetchState {
  private final Set<Long> pullRequests = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private String mirror = "";
  private boolean fetched;

  /** Forgets all that was done to another mirror, such as one that was removed meanwhile. */
  void belongTo(String mirrorId) {
    if (!mirror.equals(mirrorId)) {
      mirror = mirrorId;
      fetched = false;
      pullRequests.clear();
    }
  }

  /** Tells whether branches, tags and these pull requests were fetched in this run. */
  boolean isFetched(Set<Long> wantedPullRequests) {
    return fetched && pullRequests.containsAll(wantedPullRequests);
  }

  void addFetched(Set<Long> fetchedPullRequests) {
    fetched = true;
    pullRequests.addAll(fetchedPullRequests);
  }

  /** Tells whether the remote was asked for the commit and does not have it. */
  boolean isGone(String sha) {
    return gone.contains(sha);
  }

  void addGone(String sha) {
    gone.add(sha);
  }
}
