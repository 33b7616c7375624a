package org.cienrich.io.git;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.facts.ResolvedCommit;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.features.ports.Worktree;
import org.cienrich.io.git.worktree.Worktrees;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The facts of one mirror. Not thread-safe. */
final class MirrorView implements RepositoryView {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorView.class);
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

  private final Repository mirror;
  private final MirrorUse use;
  private final CommitGraph graph;
  private final CommitFacts facts;
  private final Worktrees worktrees;
  private final @Nullable ObjectId defaultTip;
  private final FetchState state;
  private final String origin;
  private final BitSet reachable;

  /**
   * @param use closed with this view
   * @param facts closed with this view, as is the mirror
   * @param pullRequests whose heads count as refs of the repository
   * @param state tells why commits are gone, and how the mirror was brought here
   */
  MirrorView(
      Repository mirror,
      MirrorUse use,
      CommitGraph graph,
      CommitFacts facts,
      Worktrees worktrees,
      @Nullable ObjectId defaultTip,
      Set<Long> pullRequests,
      FetchState state)
      throws IOException {
    this.mirror = mirror;
    this.use = use;
    this.graph = graph;
    this.facts = facts;
    this.worktrees = worktrees;
    this.defaultTip = defaultTip;
    this.state = state;
    this.origin = state.origin();
    this.reachable = graph.reachableFrom(tips(pullRequests));
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
    try {
      ObjectId peeled = mirror.getRefDatabase().peel(ref).getPeeledObjectId();
      int commit = graph.ordinalOf(peeled != null ? peeled : ref.getObjectId());
      if (commit >= 0) {
        tips.set(commit);
      }
    } catch (MissingObjectException damaged) {
      LOG.warn("The tag {} points to nothing", ref.getName());
    }
  }

  @Override
  public Optional<String> mirrorState() {
    return Optional.ofNullable(defaultTip).map(ObjectId::name);
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public String rules() {
    return facts.rules();
  }

  @Override
  public ResolvedCommit resolve(String sha) {
    int commit = graph.ordinalOf(sha);
    if (commit >= 0 && reachable.get(commit)) {
      return ResolvedCommit.found(CommitResolution.EXACT, sha, "in the mirror");
    }
    CommitRefs.Kept kept = kept(sha);
    if (kept == null) {
      ResolvedCommit gone = state.gone(sha);
      return gone == null ? ResolvedCommit.gone(MissingReason.COMMIT_GONE, "nothing has it") : gone;
    }
    String effective = kept.commit().name();
    boolean orphaned =
        kept.resolution().isRebuilt() && graph.isIncomplete(graph.ordinalOf(effective));
    return new ResolvedCommit(
        kept.resolution(),
        effective,
        null,
        orphaned ? MissingReason.COMMIT_GONE : null,
        account(kept.resolution(), effective.equals(sha)));
  }

  private static String account(CommitResolution resolution, boolean isOriginal) {
    return switch (resolution) {
      case FETCHED -> "fetched by its SHA";
      case PULL_REQUEST -> "fetched with its pull request";
      case MERGED -> "merged again from its parents" + (isOriginal ? ", byte for byte" : "");
      case REPLAYED -> "replayed from its patch" + (isOriginal ? ", byte for byte" : "");
      case ARCHIVED -> "taken from its archive" + (isOriginal ? ", byte for byte" : "");
      default -> throw new IllegalArgumentException("Not kept by a ref: " + resolution);
    };
  }

  private CommitRefs.@Nullable Kept kept(String sha) {
    try {
      return SHA.matcher(sha).matches()
          ? CommitRefs.find(mirror, sha)
              .filter(found -> graph.ordinalOf(found.commit().name()) >= 0)
              .orElse(null)
          : null;
    } catch (IOException e) {
      LOG.warn("The refs of {} cannot be read: {}", mirror.getDirectory(), e.toString());
      return null;
    }
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
  public String treeId(String sha) {
    try {
      return mirror.parseCommit(ObjectId.fromString(sha)).getTree().name();
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("Not in the mirror: " + sha, e);
    }
  }

  @Override
  public Worktree worktree(String sha) throws RepositoryUnavailableException {
    int commit = graph.ordinalOf(sha);
    if (commit < 0) {
      throw new IllegalArgumentException("Not in the mirror: " + sha);
    }
    return worktrees.open(mirror, graph.tree(commit));
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
      outcome = facts.find(resource, build, commit);
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

  @Override
  public void close() {
    facts.close();
    mirror.close();
    try {
      use.close();
    } catch (IOException e) {
      LOG.warn("The mirror stays in use: {}", e.toString());
    }
  }
}
