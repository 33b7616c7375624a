package org.cienrich.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.BuildIds;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.RunAnswer;

/**
 * Asks for what a run over whole repositories asks for, logs and scans aside, one repository after
 * the other and without computing anything: what is then in the caches is what the run leaves
 * there. For making archives to measure with. Not thread-safe.
 */
public final class AskAhead {
  private final CiProviders providers;
  private final Repositories mirrors;
  private final boolean withDiscussions;

  /**
   * @param withDiscussions whether also pull requests, teams and comments are asked for
   */
  public AskAhead(CiProviders providers, Repositories mirrors, boolean withDiscussions) {
    this.providers = providers;
    this.mirrors = mirrors;
    this.withDiscussions = withDiscussions;
  }

  /**
   * Asks for all builds of a repository that an input names.
   *
   * @param name {@code owner/name}
   * @param buildIds as in the input, each once
   * @throws IllegalStateException if an answer is not what a run needs; the message says which
   */
  public void ask(String providerName, String name, List<String> buildIds) {
    CiProvider provider = providers.open(providerName).orElseThrow();
    CodeForge forge = providers.forge();
    RepositoryInfo repository = found(forge.findRepository(name));
    List<String> sorted = buildIds.stream().sorted(BuildIds.ORDER).toList();
    Map<String, KnownRun> byKey = new HashMap<>();
    long line = 2;
    for (int from = 0; from < sorted.size(); from += RowChunk.MAX_ROWS) {
      List<String> chunk = sorted.subList(from, Math.min(from + RowChunk.MAX_ROWS, sorted.size()));
      for (RunAnswer answer : provider.findRuns(repository, chunk)) {
        FoundRun run = found(answer.run());
        byKey.put(run.run().id().key(), KnownRun.of(line++, repository, run, run.isLast()));
      }
    }
    List<KnownRun> known = new ArrayList<>(byKey.values());
    known.sort(KnownRun.IN_ORDER);
    List<BuildWork> builds = GitIngestion.of(repository, known, mirrors, false).builds();
    for (int from = 0; withDiscussions && from < builds.size(); from += WorkUnit.MAX_BUILDS) {
      List<BuildWork> chunk =
          builds.subList(from, Math.min(from + WorkUnit.MAX_BUILDS, builds.size()));
      askFacts(forge, new WorkUnit(repository, from / WorkUnit.MAX_BUILDS, null, chunk));
    }
  }

  private static void askFacts(CodeForge forge, WorkUnit unit) {
    ForgeFacts facts = new ForgeFacts(forge, unit);
    for (BuildWork build : unit.builds()) {
      if (build.isOutput()) {
        facts.find(Resources.PULL_REQUEST, build);
        facts.find(Resources.CORE_TEAM, build);
        facts.find(Resources.COMMIT_COMMENTS, build);
      }
    }
    if (facts.message() != null) {
      throw new IllegalStateException(facts.message());
    }
  }

  private static <T> T found(Lookup<T> lookup) {
    if (lookup instanceof Lookup.Found<T> found) {
      return found.value();
    }
    throw new IllegalStateException(lookup.toString());
  }
}
