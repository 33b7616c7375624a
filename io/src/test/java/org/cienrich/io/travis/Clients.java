package org.cienrich.io.travis;

import java.util.List;
import java.util.Map;
import org.cienrich.features.facts.Attempts;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunQuery;
import org.cienrich.io.ci.Hurried;
import org.cienrich.io.log.LogsInMemory;
import org.cienrich.io.ci.NamesOnly;
import org.cienrich.io.http.TokenPool;

/** Clients of Travis CI that hardly wait, and what they say of single builds. */
final class Clients {
  static final CodeForge NO_FORGE = new NamesOnly(Map.of());

  private Clients() {}

  static TravisCi of(String url, CodeForge forge, LogsInMemory logs, String... tokens) {
    return new TravisCi(
        Hurried.api(
            "Travis CI",
            url,
            TravisCi.HEADERS,
            TokenPool.header("Authorization", "token ", List.of(tokens))),
        forge,
        logs);
  }

  static Lookup<FoundRun> find(TravisCi client, RepositoryInfo repository, String id) {
    return client.findRuns(new RunQuery(repository, List.of(id), Attempts.LAST, true)).get(0).run();
  }

  static FoundRun found(TravisCi client, RepositoryInfo repository, String id) {
    Lookup<FoundRun> lookup = find(client, repository, id);
    if (lookup instanceof Lookup.Found<FoundRun> found) {
      return found.value();
    }
    throw new AssertionError(lookup.toString());
  }
}
