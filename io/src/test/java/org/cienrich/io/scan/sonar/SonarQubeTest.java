package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.scan.SonarSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SonarQubeTest {
  @TempDir Path folder;
  private SonarUnderTest test;
  private FakeScanner scanner;

  @BeforeEach
  void start() {
    test = new SonarUnderTest(folder);
    scanner = FakeScanner.thatSubmits(folder);
  }

  @AfterEach
  void stop() {
    test.close();
  }

  @Test
  void measuresAreTypedAndProjectIsDeleted() throws Exception {
    test.server
        .measuring("bugs", "INT", "2")
        .measuring("reliability_rating", "RATING", "3.0")
        .measuring("duplicated_lines_density", "PERCENT", "50.8")
        .measuring("alert_status", "LEVEL", "OK")
        .measuring("quality_gate_details", "DATA", "{}")
        .having("ncloc", "INT")
        .measuring("coverage", "PERCENT", "1.0")
        .answering(
            "/api/ce/task",
            FakeSonar.task("PENDING"),
            FakeSonar.task("IN_PROGRESS"),
            FakeSonar.task("SUCCESS"));
    assertThat(test.scan(test.sonar(scanner)).values())
        .containsExactly(
            entry("alert_status", "OK"),
            entry("bugs", "2"),
            entry("duplicated_lines_density", "50.8"),
            entry("quality_gate_details", "{}"),
            entry("reliability_rating", "3"));
    assertThat(test.server.deleted()).containsExactly(SampleTree.PROJECT);
    assertThat(test.clock.pauses())
        .containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000));
  }

  @Test
  void tokenIsInEnvironmentAlone() throws Exception {
    test.scan(test.sonar(scanner));
    assertThat(scanner.environment()).contains("SONAR_TOKEN=" + FakeSonar.TOKEN);
    assertThat(scanner.arguments()).isNotEmpty().noneMatch(each -> each.contains(FakeSonar.TOKEN));
    assertThat(scanner.parameters()).isNotEmpty().noneMatch(each -> each.contains(FakeSonar.TOKEN));
  }

  @Test
  void scannerWritesIntoFolderThatIsGoneAfterwards() throws Exception {
    test.tree.with("sonar-project.properties", "sonar.host.url=http://evil.example\n");
    Map<String, String> before = test.tree.content();
    test.scan(test.sonar(scanner));
    assertThat(scanner.arguments())
        .contains(
            "-Dsonar.projectBaseDir=" + test.tree.folder(),
            "-Dsonar.host.url=" + test.server.url(),
            "-Dsonar.projectKey=" + SampleTree.PROJECT,
            "-Dsonar.scm.disabled=true",
            "-Dsonar.working.directory=" + scanner.folder().resolve("work"),
            "-Dproject.settings=" + scanner.folder().resolve("parameters"));
    assertThat(scanner.folder()).doesNotExist().isNotEqualTo(test.tree.folder());
    assertThat(scanner.environment()).contains("GIT_DIR=" + scanner.folder().resolve("no-git"));
    assertThat(test.tree.content()).isEqualTo(before);
  }

  @Test
  void settingsCountMoreThanDefaults() throws Exception {
    SonarSettings settings =
        new SonarSettings(
            new TreeMap<>(Map.of("sonar.sources", "src", "sonar.exclusions", "é b/**")),
            List.of("-Dsonar.java.binaries=out", "-X"));
    test.scan(test.sonar(scanner, Duration.ofMinutes(1), false, settings));
    assertThat(scanner.parameters())
        .contains(
            "sonar.sources=src",
            "sonar.exclusions=\\u00E9 b/**",
            "sonar.java.binaries=out",
            "sonar.sourceEncoding=UTF-8",
            "sonar.rust.clippy.enabled=false");
    assertThat(scanner.arguments()).contains("-X");
  }

  @Test
  void javaHasEmptyFolderOfClassesByDefault() throws Exception {
    test.scan(test.sonar(scanner));
    assertThat(scanner.parameters())
        .contains(
            "sonar.sources=.", "sonar.java.binaries=" + scanner.folder().resolve("no-classes"));
  }

  @Test
  void projectsAreKeptIfWanted() throws Exception {
    test.scan(test.sonar(scanner, Duration.ofMinutes(1), true, SonarSettings.DEFAULT));
    assertThat(test.server.asked()).contains("/api/ce/task").doesNotContain("/api/projects/delete");
  }

  @Test
  void projectThatCannotBeDeletedFailsNothing() throws Exception {
    test.server
        .measuring("ncloc", "INT", "5")
        .answering("/api/projects/delete", ScriptedReply.of(403, "Insufficient privileges"));
    assertThat(test.scan(test.sonar(scanner)).values()).containsEntry("ncloc", "5");
    assertThat(test.server.asked()).contains("/api/projects/delete");
  }

  @Test
  void failedTaskIsComputationFailedWithMessageOfServer() {
    test.server.answering(
        "/api/ce/task",
        FakeSonar.ok("{'task':{'id':'T1','status':'FAILED','errorMessage':'Fail to unzip'}}"));
    assertThat(test.failureOf(test.sonar(scanner)))
        .hasMessageContainingAll("FAILED", "Fail to unzip")
        .satisfies(each -> assertThat(each.reason()).isEqualTo(MissingReason.COMPUTATION_FAILED));
    assertThat(test.server.deleted()).isEmpty();
  }

  @Test
  void cancelledTaskIsComputationFailed() {
    test.server.answering("/api/ce/task", FakeSonar.task("CANCELED"));
    assertThat(test.failureOf(test.sonar(scanner)).reason())
        .isEqualTo(MissingReason.COMPUTATION_FAILED);
  }

  @Test
  void restartOfServerIsWaitedOut() throws Exception {
    test.server
        .measuring("ncloc", "INT", "5")
        .answering(
            "/api/ce/task",
            FakeSonar.task("IN_PROGRESS"),
            ScriptedReply.of(503, ""),
            ScriptedReply.of(502, ""),
            ScriptedReply.of(404, "{\"errors\":[{\"msg\":\"Unknown url : /api/ce/task\"}]}"),
            ScriptedReply.of(401, "{\"errors\":[{\"msg\":\"User is not authenticated\"}]}"),
            FakeSonar.task("SUCCESS"))
        .answering("/api/system/status", FakeSonar.ok("{'status':'STARTING','version':'25.12'}"));
    assertThat(test.scan(test.sonar(scanner)).values()).containsEntry("ncloc", "5");
    assertThat(scanner.scans()).isEqualTo(1);
  }

  @Test
  void scannerThatCrashesIsComputationFailedWithWhatItSaid() {
    FakeScanner broken =
        FakeScanner.thatEnds(
            folder, "echo 'ERROR Not analysed'; echo \"token $SONAR_TOKEN\" >&2; exit 3\n");
    assertThat(test.failureOf(test.sonar(broken)))
        .hasMessageContainingAll("ended with 3", "ERROR Not analysed", "token ***")
        .hasMessageNotContaining(FakeSonar.TOKEN)
        .satisfies(each -> assertThat(each.reason()).isEqualTo(MissingReason.COMPUTATION_FAILED));
  }

  @Test
  void tokenOfWhichOnlyTheEndIsLeftIsHiddenToo() {
    assertThat(ScannerRun.without("squ_abc", "bc said squ_abc")).isEqualTo("*** said ***");
    assertThat(ScannerRun.without("squ_abc", "said nothing")).isEqualTo("said nothing");
    assertThat(ScannerRun.without("squ_abc", "")).isEmpty();
  }

  @Test
  void scannerThatFailsWithoutServerIsUnavailable() {
    test.server.answering("/api/system/status", ScriptedReply.of(503, ""));
    FakeScanner broken = FakeScanner.thatEnds(folder, "exit 1\n");
    assertThat(test.failureOf(test.sonar(broken)).reason()).isEqualTo(MissingReason.UNAVAILABLE);
  }

  @Test
  void scannerThatHangsIsTimeout() {
    FakeScanner hanging = FakeScanner.thatEnds(folder, "sleep 60\n");
    SonarQube sonar = test.sonar(hanging, Duration.ofMillis(700), false, SonarSettings.DEFAULT);
    assertThat(test.failureOf(sonar).reason()).isEqualTo(MissingReason.TIMEOUT);
    assertThat(hanging.folder()).doesNotExist();
  }

  @Test
  void reportOfAnotherProjectIsNotBelieved() {
    FakeScanner lying =
        FakeScanner.thatEnds(folder, "printf 'projectKey=x\\nceTaskId=T1\\n' >\"$report\"\n");
    assertThat(test.failureOf(test.sonar(lying)).reason())
        .isEqualTo(MissingReason.COMPUTATION_FAILED);
    assertThat(test.server.asked()).isEmpty();
  }

  @Test
  void refusedTokenIsUnavailableAndNotTold() throws Exception {
    Files.writeString(folder.resolve("token"), "squ_refused");
    assertThat(test.failureOf(test.sonar(scanner)))
        .hasMessageContaining("token")
        .hasMessageNotContaining("squ_refused")
        .satisfies(each -> assertThat(each.reason()).isEqualTo(MissingReason.UNAVAILABLE));
  }

  @Test
  void absentScannerOrTokenIsUnavailable() throws Exception {
    Files.delete(folder.resolve("scanner"));
    assertThat(test.failureOf(test.sonar(scanner)).reason()).isEqualTo(MissingReason.UNAVAILABLE);
    Files.delete(folder.resolve("token"));
    assertThat(test.failureOf(test.sonar(scanner)).reason()).isEqualTo(MissingReason.UNAVAILABLE);
  }
}
