package org.cienrich.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.pipeline.workers.WorkerLacksException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkSubmissionTest {
  private static final String FIRST = FlinkJobId.of("nightly", 1);
  private static final String SECOND = FlinkJobId.of("nightly", 2);

  @TempDir private Path folder;
  private FakeFlink flink;
  private FlinkSubmission submission;

  @BeforeEach
  void start() throws IOException {
    flink = new FakeFlink();
    Path jar = Files.writeString(folder.resolve("ci-enrich-flink.jar"), "a jar");
    submission =
        new FlinkSubmission(
            new FlinkRest(flink.url() + "/"),
            jar,
            "nightly",
            List.of("--input=/data/b,c d.csv", "--runId=nightly"));
  }

  @AfterEach
  void stop() {
    flink.close();
  }

  @Test
  void aJobIsNamedAfterItsRun() {
    assertThat(FIRST).isEqualTo("906ed5411f9c889d2d49298646a3827a").hasSize(32);
    assertThat(SECOND).isNotEqualTo(FIRST);
  }

  @Test
  void aNewRunIsSubmittedOnceToAllSlots() throws Exception {
    assertThat(submission.alive()).isEmpty();
    assertThat(submission.submit(false)).get().extracting(FlinkJob::id).isEqualTo(FIRST);

    JsonNode run = flink.runs.get(0);
    assertThat(run.path("entryClass").asText()).isEqualTo("org.cienrich.launcher.ClusterMain");
    assertThat(run.path("parallelism").asInt()).isEqualTo(4);
    assertThat(run.path("programArgsList"))
        .extracting(JsonNode::asText)
        .startsWith("run", "--runner=FlinkRunner")
        .contains("--wait=false", "--input=/data/b,c d.csv", "--runId=nightly");
    assertThat(flink.deleted).containsExactly("abc_ci-enrich-flink.jar");
    assertThat(submission.alive()).get().extracting(FlinkJob::id).isEqualTo(FIRST);
  }

  @Test
  void aFailedRunGetsAJobOfTheNextGeneration() throws Exception {
    flink.states.put(FIRST, "FAILED");

    assertThat(submission.alive()).isEmpty();
    assertThat(submission.submit(false)).get().extracting(FlinkJob::id).isEqualTo(SECOND);
  }

  @Test
  void aRunWhoseVersionIsFinishedIsNotRunAgain() throws Exception {
    flink.states.put(FIRST, "FINISHED");
    flink.refusal = "org.cienrich.launcher.FinishedRunException: This run is finished already";

    assertThat(submission.submit(false)).isEmpty();
  }

  @Test
  void whatFlinkSaysAgainstItIsTold() {
    flink.refusal =
        "Caused by: org.cienrich.pipeline.config.ConfigurationException: --input: cannot be read"
            + "\n\tat org.example.Frame";

    assertThatThrownBy(() -> submission.submit(false))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("--input: cannot be read")
        .hasMessageContaining("500")
        .hasMessageNotContaining("Frame")
        .matches(refused -> ((ClusterException) refused).isWrongUsage());
    assertThat(flink.deleted).hasSize(1);
  }

  @Test
  void aSettingOfFlinkThatIsWrongIsNotTakenForOneOfOurs() {
    flink.refusal = "org.apache.flink.configuration.IllegalConfigurationException: no memory";

    assertThatThrownBy(() -> submission.submit(false))
        .matches(refused -> !((ClusterException) refused).isWrongUsage());
  }

  @Test
  void workersAreAskedInEveryFreeSlotFirst() throws Exception {
    assertThat(submission.submit(true)).isPresent();

    assertThat(flink.runs).hasSize(2);
    JsonNode probe = flink.runs.get(0);
    assertThat(probe.path("parallelism").asInt()).isEqualTo(3);
    assertThat(probe.path("programArgsList"))
        .extracting(JsonNode::asText)
        .startsWith("probe")
        .contains("--lanes=3");
    assertThat(probe.at("/flinkConfiguration/restart-strategy.type").asText()).isEqualTo("none");
    assertThat(flink.runs.get(1).at("/flinkConfiguration/restart-strategy.type").asText())
        .isEqualTo("exponential-delay");
  }

  @Test
  void aWorkerThatLacksSomethingStopsTheSubmission() {
    flink.lack =
        "org.apache.flink.Wrapping: caused\nCaused by: "
            + WorkerLacksException.class.getName()
            + ": Worker n1 lacks the program trivy\n\tat org.example";

    assertThatThrownBy(() -> submission.submit(true))
        .isInstanceOf(WorkerLacksException.class)
        .hasMessage("Worker n1 lacks the program trivy");
    assertThat(flink.runs).hasSize(1);
  }
}
