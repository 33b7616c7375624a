package org.cienrich.io.git;

import java.io.IOException;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.io.git.diff.TreeDiffs;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.store.RecentlyUsed;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Obtains the facts about commits of one mirror, the recent ones once. Not thread-safe. */
final class CommitFacts implements AutoCloseable {
  private static final int MAX_KEPT = 512;

  private final RepositoryFacts facts;
  private final MirrorIndex index;
  private final CommitGraph graph;
  private final GitObjects objects;
  private final CommitChanges changes;
  private final TreeTotals snapshots;
  private final TestDeltas testDeltas;
  private final RecentlyUsed<Fact, Outcome<?>> known = RecentlyUsed.ofCount(MAX_KEPT);

  /**
   * @param facts what is known; what is found out is added
   */
  CommitFacts(Repository mirror, MirrorIndex index, RepositoryFacts facts) throws IOException {
    this.facts = facts;
    this.index = index;
    this.graph = index.graph();
    this.objects = GitObjects.of(mirror);
    TreeDiffs diffs = new TreeDiffs(objects);
    this.changes = new CommitChanges(graph, diffs, facts.changes());
    SourceFiles sources = new SourceFiles(objects, facts.sources());
    this.snapshots = new TreeTotals(objects, sources, facts.snapshots());
    this.testDeltas = new TestDeltas(diffs, sources, facts.testDeltas());
  }

  /** Names all that the facts depend on besides commits. */
  String rules() {
    return RepositoryFacts.RULES + " mailmap " + index.mailmap();
  }

  private record Fact(Resource<?> resource, int commit, @Nullable String previous) {}

  /**
   * Obtains a fact.
   *
   * @param commit the number of the built commit in the graph
   * @throws IllegalArgumentException if the resource is none of git, or the lineage
   */
  Outcome<?> find(Resource<?> resource, BuildWork build, int commit) throws IOException {
    Lineage lineage = build.lineage();
    if (resource.equals(Resources.BUILT_CHANGES)) {
      return lineage == null
          ? Outcome.missing(MissingReason.NO_HISTORY)
          : changes.changes(lineage.commits());
    }
    if (resource.equals(Resources.TRIGGER_CHANGE)) {
      return Outcome.present(changes.change(commit));
    }
    Fact fact = new Fact(resource, commit, lineage == null ? null : lineage.previousCommit());
    Outcome<?> outcome = known.get(fact);
    if (outcome == null) {
      outcome = obtain(fact);
      known.put(fact, outcome);
    }
    return outcome;
  }

  private Outcome<?> obtain(Fact fact) throws IOException {
    if (fact.resource.equals(Resources.COMMIT_HISTORY)) {
      return graph.isIncomplete(fact.commit)
          ? Outcome.missing(MissingReason.UNAVAILABLE)
          : Outcome.present(new GraphHistory(graph, index::touches, fact.commit));
    }
    if (fact.resource.equals(Resources.SNAPSHOT)) {
      return Outcome.present(snapshots.of(graph.tree(fact.commit)));
    }
    if (fact.resource.equals(Resources.TEST_DELTA)) {
      return testDelta(fact.previous, fact.commit);
    }
    throw new IllegalArgumentException("Not a fact of git: " + fact.resource.name());
  }

  private Outcome<TestDelta> testDelta(@Nullable String previous, int commit) throws IOException {
    if (previous == null) {
      return Outcome.missing(MissingReason.NO_HISTORY);
    }
    int before = graph.ordinalOf(previous);
    return before < 0
        ? Outcome.missing(MissingReason.COMMIT_GONE)
        : testDeltas.between(graph.tree(before), graph.tree(commit));
  }

  @Override
  public void close() {
    facts.flush();
    objects.close();
  }
}
