package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerTest {

  @ParameterizedTest
  @CsvSource({
    "--runner=FlinkRunner, FLINK",
    "--runner=flink, FLINK",
    "--runner=org.apache.beam.runners.flink.FlinkRunner, FLINK",
    "--runner=sparkrunner, SPARK",
    "--runner=DirectRunner, DIRECT",
    "--output=flink, DIRECT"
  })
  void isNamedAsBeamDoesOrInShort(String argument, Runner expected) {
    assertThat(Runner.of(List.of("--input=x", argument))).isEqualTo(expected);
  }

  @Test
  void addsWhatSuitsItButNotWhatWasSaid() {
    assertThat(Runner.FLINK.complete(List.of("--runner=flink", "--parallelism=7")))
        .contains("--runner=FlinkRunner", "--parallelism=7", "--flinkMaster=[local]")
        .doesNotContain("--runner=flink")
        .filteredOn(argument -> argument.startsWith("--parallelism"))
        .hasSize(1);
  }

  @Test
  void aRunOnAClusterIsNotTakenForOneInThisProcess() {
    for (Runner runner : List.of(Runner.FLINK, Runner.SPARK)) {
      List<String> onCluster =
          ClusterMain.completed(List.of("run", "--runner=" + runner.shortName(), "--fresh=true"));

      assertThat(onCluster.get(0)).isEqualTo("run");
      List<String> options = onCluster.subList(1, onCluster.size());
      if (runner == Runner.FLINK) {
        assertThat(runner.complete(options)).containsExactlyElementsOf(options);
      }
      assertThat(options).doesNotContain("--flinkMaster=[local]");
    }
  }
}
