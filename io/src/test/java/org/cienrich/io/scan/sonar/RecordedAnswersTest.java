package org.cienrich.io.scan.sonar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.cienrich.io.SharedData;
import org.cienrich.io.http.ScriptedReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that SonarQube documents, and that its plugin for Jenkins is tested with. */
class RecordedAnswersTest {
  @TempDir Path folder;

  @Test
  void answersAreUnderstood() throws Exception {
    SharedData examples = SharedData.orSkip("sonarqube/sonarqube-official-examples");
    SharedData jenkins =
        SharedData.orSkip(
            "sonarqube/sonar-scanner-jenkins/src/test/resources/hudson/plugins/sonar/client");
    for (String task :
        new String[] {examples.text("ce_task-example.json"), jenkins.text("ce_task.json")}) {
      try (SonarUnderTest test = new SonarUnderTest(folder)) {
        test.server
            .having("complexity", "INT")
            .having("ncloc", "INT")
            .answering("/api/ce/task", ScriptedReply.ok(task))
            .answering(
                "/api/measures/component",
                ScriptedReply.ok(examples.text("measures_component-example.json")))
            .answering(
                "/api/qualitygates/project_status",
                ScriptedReply.ok(jenkins.text("projectStatus.json")));
        assertThat(test.scan(test.sonar(FakeScanner.thatSubmits(folder))).values())
            .contains(entry("complexity", "12"), entry("ncloc", "114"), entry("alert_status", "OK"))
            .hasSize(4)
            .hasEntrySatisfying(
                "quality_gate_details",
                details ->
                    assertThat(SharedData.parse(details).at("/conditions/2/metric").asText())
                        .isEqualTo("new_sqale_debt_ratio"));
      }
    }
  }
}
