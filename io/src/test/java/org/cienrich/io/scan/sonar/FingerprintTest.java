package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cienrich.features.MissingReason;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.store.LocalStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  private static final String REPOSITORY = "square/retrofit";

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
  void namesVersionsAndIsAskedForOnce() throws Exception {
    SonarQube sonar = test.sonar(scanner);
    String first = sonar.fingerprint(REPOSITORY);
    int requests = test.server.asked().size();
    assertThat(first).contains("server 25.12.0.117093 ", " scanner 7.3.0.5189 ");
    assertThat(sonar.fingerprint(REPOSITORY)).isEqualTo(first);
    assertThat(test.server.asked()).hasSize(requests);
    assertThat(scanner.versions()).isEqualTo(1);
    assertThat(test.sonar(scanner).fingerprint(REPOSITORY)).isEqualTo(first);
  }

  @Test
  void changesWithServerPluginsProfilesAndSettings() throws Exception {
    Set<String> fingerprints = new HashSet<>();
    fingerprints.add(test.sonar(scanner).fingerprint(REPOSITORY));
    SonarSettings settings = SonarSettings.of(Map.of("sonar.exclusions", "a/**"));
    fingerprints.add(
        test.sonar(scanner, Duration.ofMinutes(1), false, settings).fingerprint(REPOSITORY));
    test.server.answering(
        "/api/plugins/installed", FakeSonar.ok("{'plugins':[{'key':'java','version':'9'}]}"));
    fingerprints.add(test.sonar(scanner).fingerprint(REPOSITORY));
    test.server.answering(
        "/api/qualityprofiles/search",
        FakeSonar.ok("{'profiles':[{'key':'P1','rulesUpdatedAt':'2026-01-01T00:00:00+0000'}]}"));
    fingerprints.add(test.sonar(scanner).fingerprint(REPOSITORY));
    test.server.answering(
        "/api/system/status", FakeSonar.ok("{'status':'UP','version':'26.1.0.1'}"));
    fingerprints.add(test.sonar(scanner).fingerprint(REPOSITORY));
    assertThat(fingerprints).hasSize(5);
  }

  @Test
  void pluginsThatMayNotBeSeenAreLeftOut() throws Exception {
    test.server.answering("/api/plugins/installed", ScriptedReply.of(403, ""));
    assertThat(test.sonar(scanner).fingerprint(REPOSITORY)).contains("25.12.0.117093");
  }

  @Test
  void serverThatIsNotUpIsUnavailableAndAskedAgainLater() throws Exception {
    test.server.answering(
        "/api/system/status",
        FakeSonar.ok("{'status':'STARTING','version':'25.12'}"),
        FakeSonar.ok("{'status':'UP','version':'25.12'}"));
    SonarQube sonar = test.sonar(scanner);
    assertThat(reason(sonar)).isEqualTo(MissingReason.UNAVAILABLE);
    assertThat(reason(sonar)).isEqualTo(MissingReason.UNAVAILABLE);
    assertThat(test.server.asked()).hasSize(1);
    test.clock.sleep(Duration.ofSeconds(31));
    assertThat(sonar.fingerprint(REPOSITORY)).contains("25.12");
  }

  @Test
  void absentServerIsUnavailable() {
    test.close();
    assertThat(reason(test.sonar(scanner))).isEqualTo(MissingReason.UNAVAILABLE);
  }

  @Test
  void programThatNamesNoVersionIsUnavailable() {
    SonarServer server =
        new SonarServer(
            test.server.url(),
            folder.resolve("token").toString(),
            List.of("true"),
            Duration.ofMinutes(1),
            false,
            null,
            null);
    assertThat(
            reason(
                new SonarQube(
                    new SonarConnection(server, test.clock),
                    ScanSettings.of(SonarSettings.DEFAULT),
                    new LocalStore(folder))))
        .isEqualTo(MissingReason.UNAVAILABLE);
  }

  private static MissingReason reason(SonarQube sonar) {
    return catchThrowableOfType(ScanException.class, () -> sonar.fingerprint(REPOSITORY)).reason();
  }
}
