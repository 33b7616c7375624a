package org.cienrich.io.circleci;

import java.util.List;
import java.util.Map;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.io.ci.Hurried;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.log.LogsInMemory;

/** Clients of CircleCI that hardly wait. */
final class Clients {
  private Clients() {}

  static CircleCi of(String url, CodeForge forge, LogsInMemory logs, String... tokens) {
    return new CircleCi(
        Hurried.api(
            "CircleCI",
            url,
            CircleCi.HEADERS,
            TokenPool.header("Circle-Token", "", List.of(tokens))),
        Hurried.anonymous("CircleCI's storage", url, Map.of()),
        forge,
        logs);
  }
}
