package org.cienrich.io.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cienrich.features.facts.CommitRecord;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.ResolvedCommit;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.io.git.rebuild.CommitRebuilder;
import org.cienrich.io.git.rebuild.Rebuilding;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;

/**
 * Obtains the commits that no branch or tag reaches, in this order: by their ids; from the pull
 * requests that the forge names for them; made again from what the forge tells. Each is kept by a
 * ref of {@link CommitRefs} that says how it was found. All methods need the mirror's lock.
 */
final class WantedCommits {
  private final Repository mirror;
  private final FetchState state;
  private final RepositoryInfo repository;
  private final CommitSource source;
  private final Refusals refusals;
  private final CommitsUnderWay underWay;

  WantedCommits(
      Repository mirror,
      FetchState state,
      RepositoryInfo repository,
      CommitSource source,
      Refusals refusals) {
    this.mirror = mirror;
    this.state = state;
    this.repository = repository;
    this.source = source;
    this.refusals = refusals;
    this.underWay = new CommitsUnderWay(mirror);
  }

  /** Obtains what the mirror lacks, as far as anybody has it. */
  void obtain(Set<String> wanted, Transfers transfers)
      throws IOException, RepositoryUnavailableException {
    List<String> missing = missing(wanted);
    if (missing.isEmpty()) {
      return;
    }
    Map<String, ObjectId> refs = transfers.list(mirror);
    Set<String> advertised = new HashSet<>();
    refs.values().forEach(id -> advertised.add(id.name()));
    underWay.begin(CommitResolution.FETCHED, missing);
    fetchTogether(missing.stream().filter(advertised::contains).toList(), transfers);
    fetchTogether(missing.stream().filter(sha -> !advertised.contains(sha)).toList(), transfers);
    missing = keep(missing, CommitResolution.FETCHED);
    underWay.begin(CommitResolution.PULL_REQUEST, missing);
    fetchPullRequests(missing, refs.keySet(), transfers);
    missing = keep(missing, CommitResolution.PULL_REQUEST);
    refusals.add(missing);
    rebuild(missing, sha -> fetchParent(sha, transfers));
  }

  /** Makes again what the mirror lacks, as far as what the forge told is at hand. */
  void obtainOffline(Set<String> wanted) throws IOException, RepositoryUnavailableException {
    rebuild(missing(wanted), sha -> CommitRefs.has(mirror, sha));
  }

  /** Tells whether there is anything to obtain. */
  boolean areMissing(Set<String> wanted) throws IOException {
    return !missing(wanted).isEmpty();
  }

  /** Tells whether there is anything to obtain that the remote has not refused before. */
  boolean areUnknown(Set<String> wanted) throws IOException {
    return missing(wanted).stream().anyMatch(sha -> !refusals.has(sha));
  }

  private List<String> missing(Set<String> wanted) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String sha : new TreeSet<>(wanted)) {
      if (state.gone(sha) == null
          && !CommitRefs.has(mirror, sha)
          && CommitRefs.find(mirror, sha).isEmpty()) {
        missing.add(sha);
      }
    }
    return missing;
  }

  /** Pins what the mirror has now and returns the others. */
  private List<String> keep(List<String> commits, CommitResolution how) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String sha : commits) {
      if (CommitRefs.has(mirror, sha)) {
        CommitRefs.put(mirror, sha, how, ObjectId.fromString(sha));
      } else {
        missing.add(sha);
      }
    }
    return missing;
  }

  /** One refused commit spoils a request, so all are asked for one by one then. */
  private void fetchTogether(List<String> shas, Transfers transfers)
      throws RepositoryUnavailableException {
    if (shas.isEmpty() || transfers.fetchCommits(mirror, shas) || shas.size() == 1) {
      return;
    }
    for (String sha : shas) {
      transfers.fetchCommits(mirror, List.of(sha));
    }
  }

  private boolean fetchParent(String sha, Transfers transfers)
      throws IOException, RepositoryUnavailableException {
    if (!CommitRefs.has(mirror, sha)) {
      transfers.fetchCommits(mirror, List.of(sha));
    }
    return CommitRefs.has(mirror, sha);
  }

  /** Fetches the pull requests that have the commits, as far as the remote has them. */
  private void fetchPullRequests(List<String> commits, Set<String> advertised, Transfers transfers)
      throws RepositoryUnavailableException {
    Set<String> refs = new TreeSet<>();
    for (String sha : commits) {
      if (source.commit(repository, sha) instanceof Lookup.Found<CommitRecord>
          && source.pullRequestsWith(repository, sha) instanceof Lookup.Found<List<Long>> found) {
        found.value().forEach(number -> refs.addAll(PullRequestRefs.of(number)));
      }
    }
    refs.retainAll(advertised);
    if (!refs.isEmpty()) {
      transfers.fetch(
          mirror, refs.stream().map(ref -> new RefSpec("+" + ref + ":" + ref)).toList());
    }
  }

  /** Goes on as long as anything is made: what was made may be the parent of something else. */
  private void rebuild(List<String> commits, CommitRebuilder.Parents parents)
      throws IOException, RepositoryUnavailableException {
    underWay.begin(CommitResolution.REPLAYED, commits);
    CommitRebuilder rebuilder = new CommitRebuilder(mirror, source, repository, parents);
    List<String> left = commits;
    int before = Integer.MAX_VALUE;
    while (!left.isEmpty() && left.size() < before) {
      before = left.size();
      List<String> failed = new ArrayList<>();
      for (String sha : left) {
        Rebuilding result = rebuilder.rebuild(sha);
        if (result instanceof Rebuilding.Rebuilt rebuilt) {
          CommitRefs.put(mirror, sha, rebuilt.how(), rebuilt.commit());
        } else {
          Rebuilding.NotRebuilt why = (Rebuilding.NotRebuilt) result;
          state.addGone(sha, ResolvedCommit.gone(why.reason(), why.account()));
          failed.add(sha);
        }
      }
      left = failed;
    }
    underWay.end();
  }
}
