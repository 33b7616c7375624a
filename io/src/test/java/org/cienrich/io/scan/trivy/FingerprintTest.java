package org.cienrich.io.scan.trivy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.TrivySettings;
import org.cienrich.io.store.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  private static final String REPO = "a/b";

  @TempDir Path folder;
  private StandInTrivy program;
  private Path database;

  @BeforeEach
  void prepare() throws Exception {
    program = new StandInTrivy(Files.createDirectory(folder.resolve("bin")));
    database = Files.createDirectories(folder.resolve("trivy/db"));
    Files.writeString(database.resolve("trivy.db"), "one");
    Files.writeString(
        database.resolve("metadata.json"), "{\"UpdatedAt\":\"2024-05-01T06:00:00Z\"}");
  }

  private Trivy trivy(ScanSettings<TrivySettings> settings) {
    return new TrivyTool(program.command(), null, folder.toString(), 60, false, settings)
        .open(Map.of());
  }

  private String fingerprint(TrivySettings settings) throws ScanException {
    return trivy(ScanSettings.of(settings)).fingerprint(REPO);
  }

  private static TrivySettings settings(String... extraArgs) {
    return new TrivySettings(List.of("vuln"), null, List.of(extraArgs));
  }

  @Test
  void namesAllThatAResultDependsOn() throws Exception {
    assertThat(fingerprint(TrivySettings.DEFAULT))
        .matches(
            "trivy 0\\.74\\.0 r2, database "
                + Sha256.of("one")
                + " of 2024-05-01T06:00:00Z, checks of the program, settings [0-9a-f]{64}");
  }

  @Test
  void changesWithTheDatabase() throws Exception {
    Trivy trivy = trivy(ScanSettings.of(settings()));
    String before = trivy.fingerprint(REPO);
    assertThat(trivy.fingerprint(REPO)).isEqualTo(before);

    Files.writeString(database.resolve("trivy.db"), "another");

    assertThat(trivy.fingerprint(REPO)).isNotEqualTo(before).contains(Sha256.of("another"));
  }

  @Test
  void changesWithVersionAndChecks() throws Exception {
    String before = fingerprint(TrivySettings.DEFAULT);

    Path checks = Files.createDirectories(folder.resolve("trivy/policy"));
    Files.writeString(checks.resolve("metadata.json"), "{\"Digest\":\"sha256:c1\"}");
    assertThat(fingerprint(TrivySettings.DEFAULT)).contains("checks sha256:c1");

    program.tellingVersionBy("echo '{\"Version\":\"0.75.0\"}'");
    assertThat(fingerprint(TrivySettings.DEFAULT)).startsWith("trivy 0.75.0").isNotEqualTo(before);
  }

  @Test
  void changesWithTheSettingsOfTheRepository() throws Exception {
    Trivy trivy = trivy(ScanSettings.of(settings(), Map.of(REPO, settings("--ignore-unfixed"))));

    assertThat(trivy.fingerprint("A/B"))
        .isEqualTo(fingerprint(settings("--ignore-unfixed")))
        .isNotEqualTo(trivy.fingerprint("c/d"));
    assertThat(fingerprint(new TrivySettings(List.of("vuln"), "x: 1", List.of())))
        .isNotEqualTo(fingerprint(settings()));
  }

  @Test
  void changesWithTheContentOfFilesThatArgumentsName() throws Exception {
    Path ignored = folder.resolve("ignored");
    Files.writeString(ignored, "CVE-1");
    String joined = fingerprint(settings("--ignorefile=" + ignored));
    String apart = fingerprint(settings("--ignorefile", ignored.toString()));

    Files.writeString(ignored, "CVE-2");

    assertThat(fingerprint(settings("--ignorefile=" + ignored))).isNotEqualTo(joined);
    assertThat(fingerprint(settings("--ignorefile", ignored.toString()))).isNotEqualTo(apart);
  }

  @Test
  void doesNotDependOnTheOrderOfScanners() throws Exception {
    assertThat(fingerprint(new TrivySettings(List.of("vuln", "secret"), null, List.of())))
        .isEqualTo(fingerprint(new TrivySettings(List.of("secret", "vuln"), null, List.of())));
  }

  @Test
  void asksForTheVersionOnce() throws Exception {
    Trivy trivy = trivy(ScanSettings.of(settings()));

    trivy.fingerprint(REPO);
    trivy.fingerprint(REPO);

    assertThat(program.callsWith("version")).hasSize(1);
  }

  @Test
  void failsWhereThereIsNoVersion() {
    for (String line : List.of("echo Version: 1", "echo '{}'", "exit 1", "exit 127")) {
      program.tellingVersionBy(line);

      assertThatExceptionOfType(ScanException.class)
          .isThrownBy(() -> fingerprint(settings()))
          .returns(MissingReason.UNAVAILABLE, ScanException::reason);
    }
  }

  @Test
  void isTheSameOnAnotherWorker() throws Exception {
    TrivyTool tool =
        new TrivyTool(
            program.command(),
            null,
            folder.toString(),
            60,
            false,
            ScanSettings.of(TrivySettings.DEFAULT, Map.of(REPO, settings("--slow"))));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tool);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      TrivyTool copy = (TrivyTool) in.readObject();
      assertThat(copy).isEqualTo(tool);
      assertThat(copy.open(Map.of()).fingerprint(REPO))
          .isEqualTo(tool.open(Map.of()).fingerprint(REPO));
    }
  }
}
