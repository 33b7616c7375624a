package org.cienrich.io.git;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cienrich.features.facts.ResolvedCommit;
import org.jspecify.annotations.Nullable;

/**
 * What one run has done to one mirror in this JVM. Guarded by the lock of the mirror, but for what
 * is gone, which may be asked at any time.
 */
final class FetchState {
  private final Set<Long> pullRequests = new HashSet<>();
  private final Map<String, ResolvedCommit> gone = new ConcurrentHashMap<>();
  private volatile String origin = "used as it is";
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

  /** Tells how the mirror was brought here in this run, in words. */
  String origin() {
    return origin;
  }

  void setOrigin(String words) {
    origin = words;
  }

  /** Returns why a commit cannot be had; null if that is not known. */
  @Nullable ResolvedCommit gone(String sha) {
    return gone.get(sha);
  }

  void addGone(String sha, ResolvedCommit why) {
    gone.put(sha, why);
  }
}
