package org.cienrich.io.scan.trivy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.RepositoryInfo;
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

/**
 * The real Trivy that {@code CI_ENRICH_TRIVY} names, with the database in {@code
 * CI_ENRICH_TRIVY_CACHE}; {@code .ci/trivy} makes both. The expected values were read in its
 * reports by hand.
 */
class TrivyIT {
  /** What is in {@link PolyglotTree}, checked with jq in the report of Trivy 0.74.0. */
  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          entry("vuln_critical", "2"),
          entry("vuln_high", "2"),
          entry("vuln_medium", "2"),
          entry("vuln_low", "1"),
          entry("vuln_unknown", "1"),
          entry("vuln_total", "8"),
          entry("misconfig_critical", "0"),
          entry("misconfig_high", "2"),
          entry("misconfig_medium", "1"),
          entry("misconfig_low", "2"),
          entry("misconfig_unknown", "0"),
          entry("misconfig_total", "5"),
          entry("secrets_count", "2"),
          entry("license_critical", "1"),
          entry("license_high", "0"),
          entry("license_medium", "0"),
          entry("license_low", "2"),
          entry("license_unknown", "0"),
          entry("license_total", "3"),
          entry("packages_scanned", "9"),
          entry("files_scanned", "6"),
          entry("has_critical", "true"),
          entry("has_high", "true"),
          entry("db_updated_at", "2024-05-01T06:00:00Z"),
          entry(
              "top_vulnerable_packages",
              "["
                  + vulnerable("lodash", "CRITICAL", "Prototype pollution in lodash", "2019-10744")
                  + ","
                  + vulnerable(
                      "org.apache.logging.log4j:log4j-core",
                      "CRITICAL",
                      "Remote code execution in Log4j",
                      "2021-44228")
                  + ","
                  + vulnerable("Flask", "HIGH", "Session cookies of Flask in caches", "2023-30861")
                  + ","
                  + vulnerable("minimist", "MEDIUM", "Prototype pollution in minimist", "2020-7598")
                  + ","
                  + vulnerable("junit:junit", "LOW", "Temporary folder of JUnit 4", "2020-15250")
                  + ","
                  + vulnerable("unrated", "UNKNOWN", null, "2024-00001")
                  + "]"));

  private static final CommitToScan COMMIT =
      new CommitToScan(
          new RepositoryInfo("7", "o/n", "main", false, null), "c0", "t0", 0, 1, Instant.EPOCH);

  @TempDir Path folder;
  private String program = "";
  private Path cache = Path.of("");
  private GivenTree tree = new GivenTree(Path.of(""));

  @BeforeEach
  void prepare() throws Exception {
    program = variable("CI_ENRICH_TRIVY");
    Path database = Path.of(variable("CI_ENRICH_TRIVY_CACHE"));
    cache = Files.createDirectory(folder.resolve("cache"));
    Path copy = Files.createDirectories(cache.resolve("trivy/db"));
    for (String name : List.of("trivy.db", "metadata.json")) {
      Files.copy(database.resolve("db").resolve(name), copy.resolve(name));
    }
    tree = new GivenTree(PolyglotTree.in(Files.createDirectory(folder.resolve("tree"))));
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    assumeTrue(value != null, () -> "No " + name + " in the environment; .ci/trivy makes it");
    return String.valueOf(value);
  }

  private static String vulnerable(
      String name, String severity, @Nullable String title, String cve) {
    String quoted = title == null ? "null" : "\"" + title + "\"";
    return "{\"name\":\"%s\",\"severity\":\"%s\",\"title\":%s,\"vulnerability_id\":\"CVE-%s\"}"
        .formatted(name, severity, quoted, cve);
  }

  private Trivy trivy(@Nullable String server, TrivySettings settings, String token) {
    return new TrivyTool(
            List.of(program), server, cache.toString(), 120, false, ScanSettings.of(settings))
        .open(Map.of("TRIVY_TOKEN", token));
  }

  private Map<String, String> metrics(TrivySettings settings) throws ScanException {
    return trivy(null, settings, "").scan(COMMIT, tree).values();
  }

  @Test
  void findsWhatIsInATree() throws Exception {
    assertThat(metrics(TrivySettings.DEFAULT)).containsExactlyInAnyOrderEntriesOf(EXPECTED);
  }

  @Test
  void givesTheSameWhateverTheConfigurationSaysOfTheReport() throws Exception {
    String configuration =
        """
        output: trivy-result.json
        format: table
        template: x
        exit-code: 7
        severity: [HIGH]
        timeout: 1ms
        list-all-pkgs: false
        dependency-tree: true
        quiet: false
        debug: true
        server: {addr: "http://127.0.0.1:1", token: x}
        cache: {dir: /nowhere, backend: fs}
        db: {download-only: true}
        scan: {scanners: [secret], compliance: docker-cis-1.6.0}
        """;

    assertThat(metrics(new TrivySettings(TrivySettings.SCANNERS, configuration, List.of())))
        .containsExactlyInAnyOrderEntriesOf(EXPECTED);
  }

  @Test
  void givesTheSameWhateverTheRepositorySays() throws Exception {
    Path root = folder.resolve("tree");
    Files.writeString(root.resolve("trivy.yaml"), "severity: [LOW]\nexit-code: 3\n");
    Files.writeString(root.resolve(".trivyignore"), "CVE-2021-44228\naws-access-key-id\n");
    Files.writeString(root.resolve("trivy-secret.yaml"), "disable-rules: [github-pat]\n");

    assertThat(metrics(TrivySettings.DEFAULT)).containsExactlyInAnyOrderEntriesOf(EXPECTED);
  }

  @Test
  void followsTheConfigurationOtherwise() throws Exception {
    TrivySettings configured =
        new TrivySettings(List.of("vuln"), "scan: {skip-dirs: [web, app]}\n", List.of());
    TrivySettings argued =
        new TrivySettings(
            List.of("vuln"), null, List.of("--skip-dirs", "web", "--skip-dirs", "app"));

    assertThat(metrics(configured))
        .containsEntry("vuln_total", "3")
        .containsEntry("packages_scanned", "3")
        .doesNotContainKey("secrets_count")
        .isEqualTo(metrics(argued));
  }

  @Test
  void fetchesNoModulesThatATreeNames() throws Exception {
    try (ScriptedServer stranger = new ScriptedServer(request -> ScriptedReply.of(404, ""))) {
      Files.writeString(
          folder.resolve("tree/main.tf"),
          "module \"x\" {\n  source = \"git::" + stranger.uri("/x.git") + "\"\n}\n");

      assertThat(metrics(new TrivySettings(List.of("misconfig"), null, List.of())))
          .containsEntry("misconfig_total", "5");
      assertThat(stranger.targets()).isEmpty();
      metrics(new TrivySettings(List.of("misconfig"), null, List.of("--offline-scan=false")));
      assertThat(stranger.targets()).isNotEmpty();
    }
  }

  @Test
  void findsNothingInAnEmptyTree() throws Exception {
    GivenTree empty = new GivenTree(Files.createDirectory(folder.resolve("empty")));

    assertThat(trivy(null, TrivySettings.DEFAULT, "").scan(COMMIT, empty).values())
        .containsEntry("vuln_total", "0")
        .containsEntry("misconfig_total", "0")
        .containsEntry("files_scanned", "0")
        .containsEntry("top_vulnerable_packages", "[]");
  }

  @Test
  void scansSeveralTreesAtOnce() throws Exception {
    Callable<Map<String, String>> scan =
        () ->
            trivy(null, TrivySettings.DEFAULT, "")
                .scan(COMMIT, new GivenTree(folder.resolve("tree")))
                .values();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (Future<Map<String, String>> each : threads.invokeAll(List.of(scan, scan, scan))) {
        assertThat(each.get()).containsExactlyInAnyOrderEntriesOf(EXPECTED);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void givesTheSameThroughAServer() throws Exception {
    try (TrivyServer server = TrivyServer.start(program, cache.resolve("trivy"), "t0p")) {
      Trivy client = trivy(server.url(), TrivySettings.DEFAULT, "t0p");

      assertThat(client.fingerprint("o/n")).startsWith("trivy ").contains("2024-05-01T06:00:00Z");
      assertThat(client.scan(COMMIT, tree).values()).containsExactlyInAnyOrderEntriesOf(EXPECTED);
      assertThatExceptionOfType(ScanException.class)
          .isThrownBy(() -> trivy(server.url(), TrivySettings.DEFAULT, "wrong").scan(COMMIT, tree))
          .withMessageContaining("invalid token")
          .returns(MissingReason.UNAVAILABLE, ScanException::reason);
    }
  }

  @Test
  void tellsWhatIsWrongWithSettingsAndDatabase() throws IOException {
    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(
            () -> metrics(new TrivySettings(List.of("secret"), null, List.of("--no-such-option"))))
        .withMessageContaining("--no-such-option")
        .returns(MissingReason.COMPUTATION_FAILED, ScanException::reason);
    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> metrics(new TrivySettings(List.of("secret"), "a: [", List.of())))
        .withMessageContaining("…/configuration.yaml")
        .returns(MissingReason.COMPUTATION_FAILED, ScanException::reason);

    Files.writeString(cache.resolve("trivy/db/trivy.db"), "no database");
    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> metrics(TrivySettings.DEFAULT))
        .returns(MissingReason.UNAVAILABLE, ScanException::reason);
  }

  @Test
  void namesItsVersionAndDatabase() throws Exception {
    assertThat(trivy(null, TrivySettings.DEFAULT, "").fingerprint("o/n"))
        .matches(
            "trivy \\S+ r2, database [0-9a-f]{64} of 2024-05-01T06:00:00Z, checks of the program,"
                + " settings [0-9a-f]{64}");
  }
}
