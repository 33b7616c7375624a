package org.cienrich.io.travis;

import java.util.List;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.io.ci.Hurried;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.log.LogsInMemory;

/** Clients of Travis CI that hardly wait. */
final class Clients {
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
}
