package org.cienrich.features.git;

import static org.cienrich.features.Category.DEVOPS;
import static org.cienrich.features.facts.Resources.BUILT_CHANGES;

import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.lang.DevOpsFiles;

/** Changes to build, deployment and infrastructure files. */
public final class DevOpsFeatures {
  public static final Feature<Long> NUM_OF_DEVOPS_FILES =
      Feature.integer("num_of_devops_files")
          .describedAs("Distinct DevOps files that the built commits touch.")
          .category(DEVOPS)
          .unit(Unit.FILES)
          .atLeast(0)
          .from(BUILT_CHANGES)
          .computedBy(DevOpsFeatures::files);

  public static final Feature<Long> DEVOPS_CHANGE_SIZE =
      Feature.integer("devops_change_size")
          .describedAs("Lines added plus deleted in DevOps files, over the built commits.")
          .category(DEVOPS)
          .unit(Unit.LINES)
          .atLeast(0)
          .from(BUILT_CHANGES)
          .resolvedBy(DevOpsFeatures::changeSize);

  public static final Feature<List<String>> DEVOPS_TOOLS_USED =
      Feature.textList("devops_tools_used")
          .describedAs(
              "The tools that the touched DevOps files belong to, each once, in alphabetical"
                  + " order.")
          .category(DEVOPS)
          .from(BUILT_CHANGES)
          .computedBy(DevOpsFeatures::tools);

  private DevOpsFeatures() {}

  static long files(BuiltChanges changes) {
    return devOpsChanges(changes).map(FileChange::path).distinct().count();
  }

  static Outcome<Long> changeSize(BuiltChanges changes) {
    return FileChange.churnOf(devOpsChanges(changes));
  }

  static List<String> tools(BuiltChanges changes) {
    return devOpsChanges(changes)
        .flatMap(file -> DevOpsFiles.toolOf(file.path()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<FileChange> devOpsChanges(BuiltChanges changes) {
    return changes.files().filter(file -> DevOpsFiles.isDevOps(file.path()));
  }
}
