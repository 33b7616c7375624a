package org.cienrich.io.git;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.FileLines;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.ports.RepositoryView;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The facts of one mirror. Not thread-safe. */
final class MirrorView implements RepositoryView {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorView.class);

  private final Repository mirror;
  private final MirrorIndex index;
  private final CommitGraph graph;
  private final @Nullable ObjectId defaultTip;
  private final MirrorLimits limits;
  private final BitSet reachable;
  private final ObjectReader reader;
  private final LineDiffs diffs;
  private final CommitChanges changes;
  private final RecentlyUsed<Integer, CommitHistory> histories = RecentlyUsed.ofCount(64);

  /**
   * @param pullRequests whose heads count as refs of the repository
   */
  MirrorView(
      Repository mirror,
      MirrorIndex index,
      @Nullable ObjectId defaultTip,
      Set<Long> pullRequests,
      MirrorLimits limits)
      throws IOException {
    this.mirror = mirror;
    this.index = index;
    this.graph = index.graph();
    this.defaultTip = defaultTip;
    this.limits = limits;
    this.reachable = graph.reachableFrom(tips(pullRequests));
    this.reader = mirror.newObjectReader();
    this.diffs = new GitProcessLineDiffs(mirror.getDirectory().toPath(), limits.diff());
    this.changes = new CommitChanges(graph, diffs);
  }

  private BitSet tips(Set<Long> pullRequests) throws IOException {
    BitSet tips = new BitSet(graph.size());
    for (Ref ref : mirror.getRefDatabase().getRefsByPrefix("refs/heads/", "refs/tags/")) {
      addTip(ref, tips);
    }
    for (long number : pullRequests) {
      for (String name : PullRequestRefs.of(number)) {
        Ref ref = mirror.exactRef(name);
        if (ref != null) {
          addTip(ref, tips);
        }
      }
    }
    return tips;
  }

  private void addTip(Ref ref, BitSet tips) throws IOException {
    Ref peeled = mirror.getRefDatabase().peel(ref);
    ObjectId id = peeled.getPeeledObjectId();
    int commit = graph.ordinalOf(id != null ? id : ref.getObjectId());
    if (commit >= 0) {
      tips.set(commit);
    }
  }

  @Override
  public Optional<String> mirrorState() {
    return Optional.ofNullable(defaultTip).map(ObjectId::name);
  }

  @Override
  public CommitResolution resolve(String sha) {
    int commit = graph.ordinalOf(sha);
    if (commit < 0) {
      return CommitResolution.GONE;
    }
    return reachable.get(commit) ? CommitResolution.EXACT : CommitResolution.FETCHED;
  }

  /** {@inheritDoc} A parent that a damaged or shallow mirror lacks is left out. */
  @Override
  public List<String> parents(String sha) {
    int commit = graph.ordinalOf(sha);
    if (commit < 0) {
      throw new IllegalArgumentException("Not in the mirror: " + sha);
    }
    return graph.parents(commit);
  }

  @Override
  public <T> Outcome<T> find(Resource<T> resource, BuildWork build) {
    String sha = build.effectiveSha();
    int commit = sha == null ? -1 : graph.ordinalOf(sha);
    if (commit < 0) {
      MissingReason known = build.gitMissing();
      return Outcome.missing(known == null ? MissingReason.COMMIT_GONE : known);
    }
    Outcome<?> outcome;
    try {
      outcome = find(resource, build, commit);
    } catch (LargeObjectException e) {
      outcome = Outcome.missing(MissingReason.TOO_LARGE);
    } catch (IOException e) {
      LOG.warn("No {} of {}: {}", resource.name(), sha, e.getMessage());
      outcome = Outcome.missing(MissingReason.UNAVAILABLE);
    }
    return outcome instanceof Outcome.Missing<?> missing
        ? Outcome.missing(missing.reason())
        : Outcome.of(outcome.toOptional().map(resource.type()::cast), MissingReason.UNAVAILABLE);
  }

  private Outcome<?> find(Resource<?> resource, BuildWork build, int commit) throws IOException {
    if (resource.equals(Resources.TRIGGER_CHANGE)) {
      return changes.change(commit);
    }
    if (resource.equals(Resources.BUILT_CHANGES)) {
      return build.lineage() == null
          ? Outcome.missing(MissingReason.NO_HISTORY)
          : changes.changes(build.lineage().commits());
    }
    if (resource.equals(Resources.TRIGGER_FILE_LINES)) {
      return fileLines(commit);
    }
    if (resource.equals(Resources.COMMIT_HISTORY)) {
      return history(commit);
    }
    throw new IllegalArgumentException("Not a fact of git: " + resource.name());
  }

  private Outcome<FileLines> fileLines(int commit) throws IOException {
    Outcome<List<TreeEntryChange>> entries = changes.entries(commit);
    if (entries instanceof Outcome.Present<List<TreeEntryChange>> present) {
      return Outcome.present(new FileLengths(reader).before(present.value()));
    }
    return Outcome.missing(((Outcome.Missing<?>) entries).reason());
  }

  private Outcome<CommitHistory> history(int commit) {
    if (graph.isIncomplete(commit)) {
      return Outcome.missing(MissingReason.UNAVAILABLE);
    }
    CommitHistory history = histories.get(commit);
    if (history == null) {
      history = new GraphHistory(graph, () -> index.touches(limits.diff()), commit);
      histories.put(commit, history);
    }
    return Outcome.present(history);
  }

  @Override
  public void close() {
    diffs.close();
    reader.close();
    mirror.close();
  }
}
