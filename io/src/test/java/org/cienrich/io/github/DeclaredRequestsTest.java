package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.io.github.ScriptedRuns.REPOSITORY;
import static org.cienrich.io.github.ScriptedRuns.START;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cienrich.features.facts.FoundRun;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.github.ScriptedRuns.Run;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.log.LogsInMemory;
import org.junit.jupiter.api.Test;

/** GitHub declares every request of the client. */
class DeclaredRequestsTest {

  @Test
  void everyRequestIsDeclared() {
    JsonNode api = Recordings.openApiOrSkip();
    Set<String> undeclared = new TreeSet<>();
    List<String> targets = targetsOfAllRequests();
    for (String target : targets) {
      if (!isDeclared(api, target)) {
        undeclared.add(target);
      }
    }
    assertThat(undeclared).isEmpty();
    assertThat(targets.stream().map(DeclaredRequestsTest::shape).distinct()).hasSizeGreaterThan(6);
  }

  private static String shape(String target) {
    return target.replaceAll("\\d+", "0").replaceAll("=[^&]*", "");
  }

  private static List<String> targetsOfAllRequests() {
    ScriptedRuns runs =
        new ScriptedRuns()
            .addMany(1000, 5000, 10, START, 60)
            .add(new Run(31_000, START.plusSeconds(60 * 3000), "completed", 2, 1));
    List<String> ids =
        LongStream.range(3000, 3300).map(i -> 1000 + 10 * i).mapToObj(Long::toString).toList();
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.target().endsWith("/logs")
                    ? ScriptedReply.file(Zips.of())
                    : runs.replyTo(request))) {
      GitHubActions client =
          Hasty.client(server.address(), WaitingClock.system(), new LogsInMemory());
      FoundRun run =
          ((Lookup.Found<FoundRun>) client.findRuns(REPOSITORY, ids).get(0).run()).value();
      client.fetchLogs(REPOSITORY, run.run(), run.jobs());
      client.listRuns(REPOSITORY, START);
      Hasty.forge(server.address()).findRepository("o/n");
      return server.targets();
    }
  }

  private static boolean isDeclared(JsonNode api, String target) {
    String[] parts = target.split("\\?", 2);
    Set<String> names = new TreeSet<>();
    if (parts.length == 2) {
      Arrays.stream(parts[1].split("&"))
          .map(part -> part.replaceAll("=.*", ""))
          .forEach(names::add);
    }
    return api.get("paths").properties().stream()
        .filter(path -> template(path.getKey()).matcher(parts[0]).matches())
        .map(path -> path.getValue().path("get"))
        .filter(operation -> !operation.isMissingNode())
        .anyMatch(operation -> queryParameters(api, operation).containsAll(names));
  }

  private static Pattern template(String path) {
    return Pattern.compile(
        Stream.of(path.split("/", -1))
            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
            .reduce((left, right) -> left + "/" + right)
            .orElseThrow());
  }

  private static Set<String> queryParameters(JsonNode api, JsonNode operation) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : operation.path("parameters")) {
      JsonNode declared =
          parameter.has("$ref")
              ? api.at(parameter.get("$ref").textValue().substring(1))
              : parameter;
      if (declared.path("in").asText().equals("query")) {
        names.add(declared.get("name").textValue());
      }
    }
    return names;
  }
}
