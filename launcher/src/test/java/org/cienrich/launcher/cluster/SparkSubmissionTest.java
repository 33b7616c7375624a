package org.cienrich.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cienrich.launcher.cluster.SparkSubmission.DeployMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSubmissionTest {
  @TempDir private Path folder;

  @Test
  void passesArgumentsAsTheyAreAndReturnsTheExitCode() throws Exception {
    Path said = folder.resolve("said");
    Path program = folder.resolve("spark-submit");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + said + "'\nexit 3\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    int code =
        new SparkSubmission(
                program.toString(),
                "spark://here:7077",
                DeployMode.CLIENT,
                List.of("spark.executor.memory=4g"),
                Path.of("ci-enrich-spark.jar"),
                "nightly",
                List.of("--input=/data/a $(b) c.csv"))
            .execute("run");

    assertThat(code).isEqualTo(3);
    assertThat(Files.readAllLines(said))
        .startsWith("--master", "spark://here:7077", "--deploy-mode", "client")
        .containsSubsequence("--conf", "spark.speculation=false")
        .containsSubsequence("--conf", "spark.executor.memory=4g", "ci-enrich-spark.jar", "run")
        .endsWith("--runner=SparkRunner", "--input=/data/a $(b) c.csv");
  }

  @Test
  void theProgramIsThatOfSparkHome() {
    assertThat(SparkSubmission.defaultProgram(Map.of("SPARK_HOME", "/opt/spark")))
        .isEqualTo("/opt/spark/bin/spark-submit");
    assertThat(SparkSubmission.defaultProgram(Map.of())).isEqualTo("spark-submit");
  }
}
