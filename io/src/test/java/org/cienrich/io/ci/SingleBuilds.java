package org.cienrich.io.ci;

import java.util.List;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.Lookup;

/** What clients say of single builds. */
public final class SingleBuilds {
  private SingleBuilds() {}

  public static Lookup<FoundRun> find(CiProvider client, RepositoryInfo repository, String id) {
    return client.findRuns(repository, List.of(id)).get(0).run();
  }

  public static FoundRun found(CiProvider client, RepositoryInfo repository, String id) {
    Lookup<FoundRun> lookup = find(client, repository, id);
    if (lookup instanceof Lookup.Found<FoundRun> found) {
      return found.value();
    }
    throw new AssertionError(lookup.toString());
  }
}
