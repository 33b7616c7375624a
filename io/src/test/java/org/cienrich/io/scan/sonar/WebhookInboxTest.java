package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cienrich.features.MissingReason;
import org.cienrich.io.SharedData;
import org.cienrich.io.scan.SonarSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookInboxTest {
  private static final String SECRET = "kept, with a comma";

  @TempDir Path folder;
  private WebhookInbox inbox;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("secret"), SECRET + "\n");
    inbox = WebhookInbox.in(folder, folder.resolve("secret").toString());
  }

  private static String payload(String task, String project, String status) {
    return "{\"taskId\":\"%s\",\"status\":\"%s\",\"project\":{\"key\":\"%s\"}}"
        .formatted(task, status, project);
  }

  private static String signature(String secret, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  private void receive(String name, String body) throws Exception {
    Files.writeString(folder.resolve(name + ".sig"), signature(SECRET, body) + "\n");
    Files.writeString(folder.resolve(name + ".json"), body);
  }

  @Test
  void signatureIsRfc4231s() throws Exception {
    assertThat(signature("Jefe", "what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void signedPayloadTellsEndOfTask() throws Exception {
    receive("a", payload("T1", "p", "SUCCESS"));
    receive("b", payload("T2", "p", "FAILED"));
    assertThat(inbox.endOf("T1", "p")).contains(TaskStatus.SUCCESS);
    assertThat(inbox.endOf("T2", "p")).contains(TaskStatus.FAILED);
    assertThat(inbox.endOf("T3", "p")).isEmpty();
    receive("c", payload("T3", "p", "CANCELED"));
    assertThat(inbox.endOf("T3", "p")).contains(TaskStatus.CANCELED);
  }

  @Test
  void payloadOfAnotherProjectTellsNothing() throws Exception {
    receive("a", payload("T1", "other", "SUCCESS"));
    assertThat(inbox.endOf("T1", "p")).isEmpty();
  }

  @Test
  void payloadWithoutEndTellsNothing() throws Exception {
    receive("a", payload("T1", "p", "IN_PROGRESS"));
    assertThat(inbox.endOf("T1", "p")).isEmpty();
  }

  @Test
  void signatureMayComeAfterPayloadAndHaveAnotherName() throws Exception {
    String body = payload("T1", "p", "SUCCESS");
    Files.writeString(folder.resolve("a.json"), body);
    assertThat(inbox.endOf("T1", "p")).isEmpty();
    Files.writeString(folder.resolve("a.hmac"), signature(SECRET, body));
    assertThat(inbox.endOf("T1", "p")).contains(TaskStatus.SUCCESS);
  }

  @Test
  void wrongSignatureIsNotTrusted() throws Exception {
    String body = payload("T1", "p", "SUCCESS");
    Files.writeString(folder.resolve("a.json"), body);
    for (String wrong :
        new String[] {
          "", "zz", "00", signature("other", body), signature(SECRET, body + " "), "0".repeat(2000)
        }) {
      Files.writeString(folder.resolve("a.sig"), wrong);
      assertThat(WebhookInbox.in(folder, folder.resolve("secret").toString()).endOf("T1", "p"))
          .isEmpty();
    }
  }

  @Test
  void withoutSecretNothingIsTrusted() throws Exception {
    receive("a", payload("T1", "p", "SUCCESS"));
    assertThat(new WebhookInbox(folder, new WebhookSecret(null, Map.of())).endOf("T1", "p"))
        .isEmpty();
    assertThat(
            new WebhookInbox(
                    folder, new WebhookSecret(null, Map.of("SONAR_WEBHOOK_SECRET", SECRET)))
                .endOf("T1", "p"))
        .contains(TaskStatus.SUCCESS);
  }

  @Test
  void whatMakesNoSenseHidesNothingElse() throws Exception {
    receive("a", "{\"taskId\":");
    receive("b", "[]");
    receive("c", payload("T1", "p", "NEW"));
    receive("d", "{\"taskId\":\"T1\"}");
    receive("e", payload("T1", "p", "SUCCESS") + " ".repeat(2 << 20));
    Files.createDirectory(folder.resolve("f.json"));
    Files.createSymbolicLink(folder.resolve("g.json"), Path.of("/etc/hostname"));
    assertThat(inbox.endOf("T1", "p")).isEmpty();
    receive("z", payload("T1", "p", "SUCCESS"));
    assertThat(inbox.endOf("T1", "p")).contains(TaskStatus.SUCCESS);
  }

  @Test
  void absentFolderTellsNothing() {
    assertThat(WebhookInbox.in(folder.resolve("none"), null).endOf("T1", "p")).isEmpty();
    assertThat(WebhookInbox.none().endOf("T1", "p")).isEmpty();
  }

  @Test
  void documentedPayloadIsUnderstood() throws Exception {
    SharedData examples = SharedData.orSkip("sonarqube/sonarqube-official-examples");
    receive("a", examples.text("webhook_payload-docs.json"));
    assertThat(inbox.endOf("AVh21JS2JepAEhwQ-b3u", "org.sonarqube:example"))
        .contains(TaskStatus.SUCCESS);
  }

  @Test
  void scanNeedNotAskForTaskThatPayloadTells() throws Exception {
    try (SonarUnderTest test = new SonarUnderTest(folder).withInbox(folder)) {
      test.server.measuring("ncloc", "INT", "5");
      receive("a", payload("T1", SampleTree.PROJECT, "SUCCESS"));
      FakeScanner scanner = FakeScanner.thatSubmits(folder);
      assertThat(test.scan(test.sonar(scanner)).values()).containsEntry("ncloc", "5");
      assertThat(test.server.asked()).doesNotContain("/api/ce/task");
    }
  }

  @Test
  void scanFailsWithTaskThatPayloadCallsFailed() throws Exception {
    try (SonarUnderTest test = new SonarUnderTest(folder).withInbox(folder)) {
      test.server.answering("/api/ce/task", FakeSonar.task("PENDING"));
      receive("a", payload("T1", SampleTree.PROJECT, "FAILED"));
      SonarQube sonar =
          test.sonar(
              FakeScanner.thatSubmits(folder), Duration.ofMinutes(1), false, SonarSettings.DEFAULT);
      assertThat(test.failureOf(sonar).reason()).isEqualTo(MissingReason.COMPUTATION_FAILED);
    }
  }
}
