package org.cienrich.io.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.TrivySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrivyTest {
  private static final String NOTHING_FOUND = "{\"SchemaVersion\":2}";
  private static final String ONE_SECRET =
      "{\"SchemaVersion\":2,\"Results\":[{\"Target\":\"a\",\"Secrets\":[{\"Severity\":\"LOW\"}]}]}";
  private static final String VERSION =
      "{\"Version\":\"0.74.0\",\"VulnerabilityDB\":"
          + "{\"Version\":2,\"UpdatedAt\":\"2024-05-01T06:00:00Z\"}}";
  private static final CommitToScan COMMIT =
      new CommitToScan(
          new RepositoryInfo("7", "Owner/Name", "main", false, null),
          "c0",
          "t0",
          0,
          1,
          Instant.EPOCH);

  @TempDir Path folder;
  private StandInTrivy program;
  private GivenTree tree;

  @BeforeEach
  void prepare() throws Exception {
    program = new StandInTrivy(Files.createDirectory(folder.resolve("bin")));
    tree = new GivenTree(Files.createDirectory(folder.resolve("tree")));
  }

  private TrivyTool tool(
      @Nullable String server, boolean update, long limit, ScanSettings<TrivySettings> settings) {
    String cache = folder.resolve("cache").toString();
    return new TrivyTool(program.command(), server, cache, limit, update, settings);
  }

  private Trivy trivy() {
    return tool(null, true, 60, ScanSettings.of(TrivySettings.DEFAULT)).open(Map.of());
  }

  private Trivy trivyWith(TrivySettings settings) {
    return tool(null, true, 60, ScanSettings.of(settings)).open(Map.of());
  }

  private Trivy trivyOf(ScriptedServer server, Map<String, String> environment) {
    return tool(server.uri("/").toString(), true, 60, ScanSettings.of(TrivySettings.DEFAULT))
        .open(environment);
  }

  private ScanException failureOf(Trivy trivy) {
    ScanException[] failure = new ScanException[1];
    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> trivy.scan(COMMIT, tree))
        .satisfies(thrown -> failure[0] = thrown);
    assertThat(tree.closed()).isEqualTo(tree.opened());
    return failure[0];
  }

  @Test
  void givesMetricsOfTheReport() throws Exception {
    program.answering(ONE_SECRET);

    Map<String, String> metrics = trivy().scan(COMMIT, tree).values();

    assertThat(metrics)
        .containsEntry("secrets_count", "1")
        .containsEntry("vuln_total", "0")
        .containsEntry("db_updated_at", "2024-05-01T06:00:00Z");
    assertThat(tree.closed()).isEqualTo(1);
  }

  @Test
  void letsItsOwnArgumentsWin() throws Exception {
    program.answering(NOTHING_FOUND);

    trivyWith(new TrivySettings(List.of("vuln", "secret"), null, List.of("--skip-dirs", "a b")))
        .scan(COMMIT, tree);

    List<String> call = program.scanCall();
    assertThat(call).startsWith("filesystem", "--offline-scan", "--skip-dirs", "a b", "--format");
    assertThat(call)
        .containsSequence("--format", "json")
        .containsSequence("--scanners", "vuln,secret")
        .containsSequence("--severity", "UNKNOWN,LOW,MEDIUM,HIGH,CRITICAL")
        .containsSequence("--exit-code", "0")
        .containsSequence("--timeout", "120s")
        .containsSequence("--cache-backend", "memory")
        .containsSequence("--cache-dir", folder.resolve("cache/trivy").toString())
        .contains("--list-all-pkgs=true", "--skip-db-update=true", "--skip-java-db-update=true")
        .endsWith("--server", "", folder.resolve("tree").toString());
  }

  @Test
  void runsWhereNothingOfTheRepositoryOrTheUserConfiguresIt() throws Exception {
    program.answering(NOTHING_FOUND);
    for (String name : List.of("trivy.yaml", ".trivyignore", "trivy-secret.yaml")) {
      Files.writeString(folder.resolve("tree").resolve(name), "x");
    }

    trivy().scan(COMMIT, tree);

    assertThat(program.current()).hasSize(1).doesNotContain(folder.resolve("tree").toString());
    assertThat(program.configuration()).isEmpty();
    assertThat(program.environment())
        .containsEntry("TRIVY_SKIP_VERSION_CHECK", "true")
        .containsEntry("TRIVY_DISABLE_TELEMETRY", "true");
    assertThat(program.environment().get("HOME")).isNotEqualTo(System.getenv("HOME"));
    assertThat(Path.of(program.current().get(0))).doesNotExist();
  }

  @Test
  void letsATreeFetchNothingUnlessToldSo() throws Exception {
    program.answering(NOTHING_FOUND);

    trivy().scan(COMMIT, tree);
    assertThat(program.environment())
        .containsEntry("HTTPS_PROXY", "http://127.0.0.1:1")
        .containsEntry("GIT_ALLOW_PROTOCOL", "none");

    trivyWith(new TrivySettings(List.of("secret"), null, List.of("--offline-scan=false")))
        .scan(COMMIT, tree);
    assertThat(program.environment()).doesNotContainKey("GIT_ALLOW_PROTOCOL");
  }

  @Test
  void usesTheSettingsOfTheRepository() throws Exception {
    program.answering(NOTHING_FOUND);
    TrivySettings special = new TrivySettings(List.of("secret"), "scan: {}\n", List.of());
    Trivy trivy =
        tool(null, true, 60, ScanSettings.of(TrivySettings.DEFAULT, Map.of("owner/name", special)))
            .open(Map.of());

    assertThat(trivy.scan(COMMIT, tree).values().keySet())
        .containsExactly("files_scanned", "secrets_count");
    assertThat(program.configuration()).isEqualTo("scan: {}\n");
  }

  @Test
  void updatesDatabasesOnceForAllScans() throws Exception {
    program.answering(NOTHING_FOUND);

    trivy().scan(COMMIT, tree);
    trivy().scan(COMMIT, tree);
    trivy().fingerprint("a/b");

    assertThat(program.callsWith("--download-db-only=true")).hasSize(1);
    assertThat(program.callsWith("--skip-check-update=false")).hasSize(1);
    assertThat(program.callsWith("--skip-check-update=true")).hasSize(2);
  }

  @Test
  void updatesNothingIfToldSo() {
    program.answering(NOTHING_FOUND);
    Trivy trivy = tool(null, false, 60, ScanSettings.of(TrivySettings.DEFAULT)).open(Map.of());

    ScanException failure = failureOf(trivy);

    assertThat(failure.reason()).isEqualTo(MissingReason.UNAVAILABLE);
    assertThat(failure)
        .hasMessage(
            "No vulnerability database of Trivy can be had: there is none in the cache folder");
    assertThat(tree.opened()).isZero();
  }

  @Test
  void failsWithoutAnyDatabaseInsteadOfCountingNothing() {
    program.answering(NOTHING_FOUND).withoutNetwork();

    ScanException failure = failureOf(trivy());

    assertThat(failure.reason()).isEqualTo(MissingReason.UNAVAILABLE);
    assertThat(failure)
        .hasMessage("Trivy ended with exit code 1: Fatal error init error: DB error: no such host");
    assertThat(failureOf(trivy())).hasMessage(failure.getMessage());
    assertThat(program.callsWith("--download-db-only=true")).hasSize(1);
  }

  @Test
  void usesAnOldDatabaseWhereNoneCanBeFetched() throws Exception {
    program.answering(NOTHING_FOUND).withoutNetwork();
    Path database = Files.createDirectories(folder.resolve("cache/trivy/db"));
    Files.writeString(database.resolve("trivy.db"), "old");
    Files.writeString(
        database.resolve("metadata.json"), "{\"UpdatedAt\":\"2020-01-01T00:00:00Z\"}");

    assertThat(trivy().scan(COMMIT, tree).values())
        .containsEntry("db_updated_at", "2020-01-01T00:00:00Z");
  }

  @Test
  void needsNoDatabaseToLookForOtherThings() throws Exception {
    program.answering(ONE_SECRET).withoutNetwork();

    assertThat(
            trivyWith(new TrivySettings(List.of("secret"), null, List.of()))
                .scan(COMMIT, tree)
                .values())
        .containsEntry("secrets_count", "1")
        .doesNotContainKeys("vuln_total", "db_updated_at");
    assertThat(program.callsWith("--download-db-only=true")).isEmpty();
  }

  @Test
  void tellsACrash() {
    program.scanningBy(
        "echo '2026-01-01T00:00:00Z INFO started' >&2",
        "echo \"2026-01-01T00:00:00Z FATAL Fatal error run error: in $output\" >&2",
        "exit 1");

    ScanException failure = failureOf(trivy());

    assertThat(failure.reason()).isEqualTo(MissingReason.COMPUTATION_FAILED);
    assertThat(failure)
        .hasMessage("Trivy ended with exit code 1: Fatal error run error: in …/report.json");
  }

  @Test
  void tellsACrashWithoutAnyWord() {
    program.scanningBy("exit 1");

    assertThat(failureOf(trivy())).hasMessage("Trivy ended with exit code 1: it said nothing");
  }

  @Test
  void takesNoReportOfAScanThatFailed() {
    program.answering(NOTHING_FOUND).scanningBy("cp \"$here/report\" \"$output\"", "exit 2");

    assertThat(failureOf(trivy())).hasMessageStartingWith("Trivy ended with exit code 2");
  }

  @Test
  void tellsThatAScanHangs() {
    program.scanningBy("sleep 600 & wait");
    Trivy trivy = tool(null, true, 2, ScanSettings.of(TrivySettings.DEFAULT)).open(Map.of());

    ScanException failure = failureOf(trivy);

    assertThat(failure.reason()).isEqualTo(MissingReason.TIMEOUT);
    assertThat(failure).hasMessage("trivy took longer than 2 s");
  }

  @Test
  void refusesGarbageHalfAReportAndNone() {
    for (String line :
        List.of(
            "echo total: 0 > \"$output\"",
            "printf '{\"SchemaVersion\":2,\"Results\":[{\"Target\"' > \"$output\"",
            ": > \"$output\"",
            "echo '" + NOTHING_FOUND + "'")) {
      program.scanningBy(line);

      assertThat(failureOf(trivy()).reason()).isEqualTo(MissingReason.COMPUTATION_FAILED);
    }
  }

  @Test
  void tellsThatTheProgramIsAbsent() {
    TrivyTool absent =
        new TrivyTool(
            List.of("no-such-trivy"),
            null,
            folder.toString(),
            60,
            true,
            ScanSettings.of(TrivySettings.DEFAULT));

    ScanException failure = failureOf(absent.open(Map.of()));

    assertThat(failure.reason()).isEqualTo(MissingReason.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("no-such-trivy");
  }

  @Test
  void passesOnWhyThereAreNoFiles() {
    program.answering(NOTHING_FOUND);

    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(
            () ->
                trivy()
                    .scan(
                        COMMIT,
                        () -> {
                          throw new RepositoryUnavailableException(
                              MissingReason.COMMIT_GONE, "gone", new AssertionError());
                        }))
        .withMessage("gone")
        .returns(MissingReason.COMMIT_GONE, ScanException::reason);
  }

  @Test
  void asksTheServerWithTheTokenOfTheWorker() throws Exception {
    program.answering(NOTHING_FOUND);
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(VERSION))) {
      assertThat(trivyOf(server, Map.of("TRIVY_TOKEN", "t0p")).scan(COMMIT, tree).values())
          .containsEntry("db_updated_at", "2024-05-01T06:00:00Z");

      String address = server.uri("").toString();
      assertThat(program.scanCall()).containsSequence("--server", address);
      assertThat(program.scanCall()).noneMatch(argument -> argument.contains("t0p"));
      assertThat(program.environment())
          .containsEntry("TRIVY_TOKEN", "t0p")
          .containsEntry("NO_PROXY", server.uri("/").getHost());
      assertThat(program.callsWith("--download-db-only=true")).isEmpty();
      assertThat(server.targets()).containsExactly("/version");
    }
  }

  @Test
  void tellsThatTheServerIsGone() {
    program.scanningBy("exit 1");
    ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(VERSION));
    Trivy trivy = trivyOf(server, Map.of());
    assertThat(failureOf(trivy).reason()).isEqualTo(MissingReason.COMPUTATION_FAILED);

    server.close();

    assertThat(failureOf(trivy))
        .returns(MissingReason.UNAVAILABLE, ScanException::reason)
        .hasMessage("The Trivy server cannot be reached, or is none");
  }

  @Test
  void tellsThatTheServerRefuses() {
    program.scanningBy("echo 'FATAL twirp error unauthenticated: invalid token' >&2", "exit 1");
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(VERSION))) {
      assertThat(failureOf(trivyOf(server, Map.of())))
          .returns(MissingReason.UNAVAILABLE, ScanException::reason)
          .hasMessageContaining("invalid token");
    }
  }

  @Test
  void refusesAServerWithoutDatabase() {
    program.answering(NOTHING_FOUND);
    try (ScriptedServer server =
        new ScriptedServer(request -> ScriptedReply.ok("{\"Version\":\"0.74.0\"}"))) {
      assertThat(failureOf(trivyOf(server, Map.of())))
          .returns(MissingReason.UNAVAILABLE, ScanException::reason)
          .hasMessage("The Trivy server tells of no vulnerability database");
    }
  }

  @Test
  void givesNothingWhenTheServerChangedItsDatabase() throws Exception {
    String later = VERSION.replace("2024-05-01", "2024-05-02");
    program.answering("{\"SchemaVersion\":2,\"Trivy\":{\"Server\":" + later + "}}");
    try (ScriptedServer server =
        new ScriptedServer(request -> ScriptedReply.ok(request.number() == 1 ? VERSION : later))) {
      Trivy trivy = trivyOf(server, Map.of());
      String before = trivy.fingerprint("a/b");

      assertThat(failureOf(trivy))
          .returns(MissingReason.UNAVAILABLE, ScanException::reason)
          .hasMessage("The Trivy server changed its database during the scan");
      assertThat(trivy.fingerprint("a/b")).isNotEqualTo(before);
      assertThat(trivy.scan(COMMIT, tree).values())
          .containsEntry("db_updated_at", "2024-05-02T06:00:00Z");
    }
  }

  @Test
  void refusesOddTools() {
    for (String address :
        Arrays.asList("ftp://x", "http://", "http://u:p@x:1", "no address", "http://x?token=1")) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> tool(address, true, 60, ScanSettings.of(TrivySettings.DEFAULT)))
          .withMessageContaining("Trivy server");
    }
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> tool(null, true, 0, ScanSettings.of(TrivySettings.DEFAULT)));
  }
}
