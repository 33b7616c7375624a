package org.cienrich.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.runners.Cluster;
import org.cienrich.runners.Program;
import org.cienrich.runners.SampleJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for Spark on a real cluster of one master and two workers, and without one. */
class SparkIT {
  private static final String DIRECT = "direct";

  @TempDir private static Path folder;
  private static SampleJob job;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    job = new SampleJob(folder, FaultPlan.none());
    job.runHere(DIRECT, "--runner=DirectRunner");
    cluster = Cluster.start("spark", folder.resolve("cluster"));
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
    job.close();
  }

  @Test
  void aClusterGivesWhatDirectRunnerGives() throws Exception {
    Program program = submit(job.options("cluster"));

    assertThat(program.exitCode()).as(program.said()).isZero();
    job.assertSame(DIRECT, "cluster");
  }

  @Test
  void aTokenThatWorkersLackIsNamedAndNothingIsWritten() throws Exception {
    Program refused = submit(job.options("none", "--circleciTokenFile=/nowhere/circleci"));

    assertThat(refused.exitCode()).as(refused.said()).isEqualTo(2);
    assertThat(refused.said()).contains("token of CircleCI", "/nowhere/circleci");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aRunInOneProcessGivesWhatDirectRunnerGives() throws Exception {
    Program program =
        job.program(
            "spark", "home/target/jars", List.of("run", "--runner=spark"), job.options("local"));

    assertThat(program.exitCode()).as(program.said()).isZero();
    job.assertSame(DIRECT, "local");
  }

  @Test
  void nothingIsComputedTwice() throws Exception {
    Map<String, Long> direct = job.runHere("direct-again", "--runner=DirectRunner");
    Map<String, Long> spark =
        job.runHere(
            "here",
            "--runner=SparkRunner",
            "--sparkMaster=local[2]",
            "--storageLevel=MEMORY_AND_DISK",
            "--preferGroupByKeyToHandleHugeValues=true");

    assertThat(spark).isEqualTo(direct).isNotEmpty();
    job.assertSame(DIRECT, "here");
  }

  private static Program submit(List<String> options) throws Exception {
    List<String> command = new ArrayList<>(List.of("submit", "spark"));
    command.add("--master=" + cluster.url());
    command.add("--sparkSubmit=" + cluster.folder().resolve("spark-submit"));
    command.add("--conf=spark.executor.memory=1g");
    return job.program("spark", "home/target/jars", command, options);
  }
}
