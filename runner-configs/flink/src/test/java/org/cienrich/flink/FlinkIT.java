package org.cienrich.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.runners.Cluster;
import org.cienrich.runners.Program;
import org.cienrich.runners.SampleJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The jar for Flink on a real cluster of one JobManager and two TaskManagers, and without one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FlinkIT {
  private static final String DIRECT = "direct";

  /** A request in the middle of the job: by then two TaskManagers are at work. */
  private static final String IN_THE_MIDDLE = "/logs";

  /** What happens in the middle of the job. */
  private static final AtomicReference<Runnable> incident = new AtomicReference<>(() -> {});

  @TempDir private static Path folder;
  private static SampleJob job;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    FaultPlan faults =
        request -> {
          if (request.endpoint().endsWith(IN_THE_MIDDLE)) {
            incident.getAndSet(() -> {}).run();
          }
          return Optional.empty();
        };
    job = new SampleJob(folder, faults);
    job.runHere(DIRECT, "--runner=DirectRunner");
    cluster = Cluster.start("flink", folder.resolve("cluster"));
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
    job.close();
  }

  @Test
  @Order(1)
  void aClusterGivesWhatDirectRunnerGivesAndASecondSubmissionDoesNothing() throws Exception {
    Program first = submit(job.options("cluster"));
    assertThat(first.exitCode()).as(first.said()).isZero();
    job.assertSame(DIRECT, "cluster");

    Program second = submit(job.options("cluster"));
    assertThat(second.exitCode()).as(second.said()).isZero();
    assertThat(second.said()).contains("finished already");
  }

  @Test
  @Order(2)
  void aTokenThatWorkersLackIsNamedAndNothingIsWritten() throws Exception {
    List<String> options = job.options("none", "--circleciTokenFile=/nowhere/circleci");
    options.removeIf(option -> option.startsWith("--githubTokenFile"));

    Program refused = submit(options);

    assertThat(refused.exitCode()).as(refused.said()).isEqualTo(2);
    assertThat(refused.said()).contains("GITHUB_TOKEN", "token of CircleCI", "/nowhere/circleci");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  @Order(3)
  void aTaskManagerThatIsKilledInTheMiddleChangesNothing() throws Exception {
    AtomicBoolean killed = new AtomicBoolean();
    incident.set(
        () -> {
          cluster.kill("taskmanager-1");
          killed.set(true);
        });

    // One TaskManager has room for that alone.
    Program program = submit(job.options("recovered", "--parallelism=2"));

    assertThat(program.exitCode()).as(program.said()).isZero();
    assertThat(killed).isTrue();
    job.assertSame(DIRECT, "recovered");
  }

  @Test
  void anApplicationWithAClusterOfItsOwnGivesWhatDirectRunnerGives() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Program.HOME.resolve(".ci/flink").toString(),
                "application",
                folder.resolve("application-cluster").toString(),
                "1",
                Path.of("target/ci-enrich-flink.jar").toAbsolutePath().toString(),
                "run",
                "--runner=FlinkRunner"));
    command.addAll(job.options("application"));

    Program program = Program.run(folder.resolve("application.log"), Map.of(), command);

    assertThat(program.exitCode()).as(program.said()).isZero();
    job.assertSame(DIRECT, "application");
  }

  @Test
  void aRunInThisProcessGivesWhatDirectRunnerGives() throws Exception {
    Program program =
        job.program(
            "flink", "home/target/lib", List.of("run", "--runner=flink"), job.options("local"));

    assertThat(program.exitCode()).as(program.said()).isZero();
    job.assertSame(DIRECT, "local");
  }

  private static Program submit(List<String> options) throws Exception {
    return job.program(
        "flink",
        "home/target/lib",
        List.of("submit", "flink", "--flinkUrl=" + cluster.url()),
        options);
  }
}
