package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.scan.SonarSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedTasksTest {
  @TempDir Path folder;
  private SonarUnderTest test;
  private FakeScanner scanner;

  @BeforeEach
  void start() {
    test = new SonarUnderTest(folder);
    test.server.measuring("ncloc", "INT", "5");
    scanner = FakeScanner.thatSubmits(folder);
  }

  @AfterEach
  void stop() {
    test.close();
  }

  private void runOutOfTime() {
    test.server.answering("/api/ce/task", FakeSonar.task("IN_PROGRESS"));
    assertThat(test.failureOf(test.sonar(scanner)).reason()).isEqualTo(MissingReason.TIMEOUT);
    assertThat(scanner.scans()).isEqualTo(1);
  }

  @Test
  void waitingEndsAtLimitWithGrowingPauses() {
    runOutOfTime();
    assertThat(test.clock.waited()).isEqualTo(Duration.ofMinutes(10));
    assertThat(test.clock.pauses())
        .startsWith(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2))
        .allMatch(pause -> pause.compareTo(Duration.ofSeconds(10)) <= 0)
        .hasSizeLessThan(70);
  }

  @Test
  void laterScanWaitsForTheSameTask() throws Exception {
    runOutOfTime();
    test.server.answering("/api/ce/task", FakeSonar.task("SUCCESS"));
    assertThat(test.scan(test.sonar(scanner)).values()).containsEntry("ncloc", "5");
    assertThat(scanner.scans()).isEqualTo(1);
    assertThat(test.server.deleted()).hasSize(1);
  }

  @Test
  void finishedTaskIsForgotten() throws Exception {
    laterScanWaitsForTheSameTask();
    test.server.answering("/api/measures/component", FakeSonar.ok("{'component':{'measures':[]}}"));
    test.scan(test.sonar(scanner));
    assertThat(scanner.scans()).isEqualTo(2);
  }

  @Test
  void taskThatServerLostIsScannedAgain() throws Exception {
    runOutOfTime();
    test.server.answering(
        "/api/ce/task", ScriptedReply.of(404, "no activity"), FakeSonar.task("SUCCESS"));
    test.scan(test.sonar(scanner));
    assertThat(scanner.scans()).isEqualTo(2);
  }

  @Test
  void freshTaskThatServerDoesNotKnowIsUnavailable() {
    test.server.answering("/api/ce/task", ScriptedReply.of(404, "no activity"));
    assertThat(test.failureOf(test.sonar(scanner)).reason()).isEqualTo(MissingReason.UNAVAILABLE);
  }

  @Test
  void taskWithALaterAnalysisAfterItIsScannedAgain() throws Exception {
    runOutOfTime();
    test.server
        .answering("/api/ce/task", FakeSonar.task("SUCCESS"))
        .answering("/api/ce/component", FakeSonar.ok("{'queue':[],'current':{'id':'T2'}}"));
    test.scan(test.sonar(scanner));
    assertThat(scanner.scans()).isEqualTo(2);
  }

  @Test
  void taskThatFailedMeanwhileFailsOnce() throws Exception {
    runOutOfTime();
    test.server.answering("/api/ce/task", FakeSonar.task("FAILED"));
    assertThat(test.failureOf(test.sonar(scanner)).reason())
        .isEqualTo(MissingReason.COMPUTATION_FAILED);
    test.server.answering("/api/ce/task", FakeSonar.task("SUCCESS"));
    test.scan(test.sonar(scanner));
    assertThat(scanner.scans()).isEqualTo(2);
  }

  @Test
  void serverThatStaysAwayIsUnavailableAndTaskRemembered() throws Exception {
    test.server.answering("/api/ce/task", ScriptedReply.of(503, ""));
    assertThat(test.failureOf(test.sonar(scanner)).reason()).isEqualTo(MissingReason.UNAVAILABLE);
    test.server.answering("/api/ce/task", FakeSonar.task("SUCCESS"));
    test.scan(test.sonar(scanner));
    assertThat(scanner.scans()).isEqualTo(1);
  }

  @Test
  void serverThatRestartsBeforeMeasuresAreReadIsUnavailableAndTaskRemembered() throws Exception {
    test.server
        .answering("/api/measures/component", ScriptedReply.of(404, "Unknown url"))
        .answering("/api/system/status", FakeSonar.ok("{'status':'STARTING'}"));
    SonarQube sonar = test.sonar(scanner);
    assertThat(test.failureOf(sonar).reason()).isEqualTo(MissingReason.UNAVAILABLE);
    test.server
        .answering("/api/measures/component", FakeSonar.ok("{'component':{'measures':[]}}"))
        .answering("/api/system/status", FakeSonar.ok("{'status':'UP'}"));
    test.scan(sonar);
    assertThat(scanner.scans()).isEqualTo(1);
  }

  @Test
  void otherSettingsAreAnotherAnalysis() throws Exception {
    runOutOfTime();
    test.server.answering("/api/ce/task", FakeSonar.task("SUCCESS"));
    SonarSettings other = SonarSettings.of(Map.of("sonar.exclusions", "a/**"));
    test.scan(test.sonar(scanner, Duration.ofMinutes(10), false, other));
    assertThat(scanner.scans()).isEqualTo(2);
  }
}
