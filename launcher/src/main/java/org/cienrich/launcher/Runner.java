package org.cienrich.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The runners that this project has a jar for, each with the options of its own that suit a run.
 * They are added where the command line does not say otherwise, so that nobody has to know them.
 */
enum Runner {
  DIRECT("DirectRunner") {
    @Override
    List<String> defaults() {
      return List.of(
          // Checks of Beam that our tests keep on; they double the time of a large run.
          "--enforceImmutability=false",
          "--enforceEncodability=false",
          "--targetParallelism=" + Math.max(2, cores()));
    }
  },

  FLINK("FlinkRunner") {
    @Override
    List<String> defaults() {
      return with(ALWAYS, "--flinkMaster=[local]", "--parallelism=" + cores());
    }

    @Override
    List<String> clusterDefaults() {
      return with(
          ALWAYS,
          // The cluster that this process belongs to, and its own parallelism.
          "--flinkMaster=[auto]",
          "--parallelism=-1",
          // Who submits is mostly gone when the job has run, and Beam would ask it for the outcome.
          "--attachedMode=false");
    }
  },

  SPARK("SparkRunner") {
    @Override
    List<String> defaults() {
      return with(SPILLING, "--sparkMaster=local[" + cores() + "]");
    }

    @Override
    List<String> clusterDefaults() {
      return SPILLING;
    }
  };

  private static final List<String> ALWAYS =
      List.of(
          // Retries work on this path alone, and Flink 2 has no other.
          "--useDataStreamForBatch=true",
          // No function changes its input or what it has put out: DirectRunner checks that in
          // tests.
          "--fasterCopy=true");

  private static final List<String> SPILLING =
      List.of(
          // What has several readers is read again from disk, not computed again.
          "--storageLevel=MEMORY_AND_DISK",
          // The values of a key need not fit into memory.
          "--preferGroupByKeyToHandleHugeValues=true");

  private static final String OPTION = "--runner=";

  private final String beamName;

  Runner(String beamName) {
    this.beamName = beamName;
  }

  /**
   * Returns the runner that arguments name, as Beam spells it or in short; DirectRunner if none.
   */
  static Runner of(List<String> arguments) {
    String named = DIRECT.beamName;
    for (String argument : arguments) {
      if (argument.startsWith(OPTION)) {
        named = argument.substring(argument.lastIndexOf('.') + 1).replace(OPTION, "");
      }
    }
    for (Runner runner : values()) {
      if (named.equalsIgnoreCase(runner.beamName) || named.equalsIgnoreCase(runner.shortName())) {
        return runner;
      }
    }
    return DIRECT;
  }

  /** Returns {@code direct}, {@code flink} or {@code spark}. */
  String shortName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the arguments of a run in this process, with what suits it. */
  List<String> complete(List<String> arguments) {
    return complete(arguments, defaults());
  }

  /**
   * Returns the arguments of a run on the cluster that this process belongs to, with what suits it;
   * {@link #complete} adds nothing to them.
   */
  List<String> completeForCluster(List<String> arguments) {
    return complete(arguments, clusterDefaults());
  }

  /** Returns options for a run in this process, each {@code --name=value}. */
  abstract List<String> defaults();

  /** Returns options for a run on a cluster. */
  List<String> clusterDefaults() {
    return defaults();
  }

  private List<String> complete(List<String> arguments, List<String> presets) {
    List<String> all = new ArrayList<>();
    for (String argument : arguments) {
      all.add(argument.equalsIgnoreCase(OPTION + shortName()) ? OPTION + beamName : argument);
    }
    for (String preset : presets) {
      String name = preset.substring(0, preset.indexOf('=') + 1);
      if (arguments.stream().noneMatch(argument -> argument.startsWith(name))) {
        all.add(preset);
      }
    }
    return all;
  }

  private static List<String> with(List<String> options, String... more) {
    return Stream.concat(options.stream(), Stream.of(more)).toList();
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
