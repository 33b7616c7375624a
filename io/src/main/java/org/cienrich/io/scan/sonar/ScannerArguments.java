package org.cienrich.io.scan.sonar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.scan.SonarSettings;

/**
 * What the scanner is told (<a
 * href="https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/analysis-parameters">analysis
 * parameters</a>). What must hold is on the command line, which counts most; what may be set is in
 * a file of ours that takes the place of the tree's {@code sonar-project.properties}: that could
 * name another server, or a program to run.
 */
final class ScannerArguments {
  /** Raised when what every scan is told changes. */
  static final int REVISION = 1;

  static final String METADATA = "report-task.txt";

  private ScannerArguments() {}

  /**
   * Returns the arguments.
   *
   * @param tree what is analysed
   * @param folder an empty one of ours, for all that is written
   * @param parameters the file with the parameters that may be set
   */
  static List<String> of(
      SonarServer server,
      SonarSettings settings,
      String projectKey,
      Path tree,
      Path folder,
      Path parameters) {
    Map<String, String> fixed = new LinkedHashMap<>();
    fixed.put("project.settings", parameters.toString());
    fixed.put("sonar.host.url", server.url());
    fixed.put("sonar.projectKey", projectKey);
    fixed.put("sonar.projectBaseDir", tree.toString());
    fixed.put("sonar.working.directory", folder.resolve("work").toString());
    fixed.put("sonar.scanner.metadataFilePath", folder.resolve(METADATA).toString());
    fixed.put("sonar.scm.disabled", "true");
    List<String> arguments = new ArrayList<>();
    fixed.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
    arguments.addAll(settings.flags());
    return arguments;
  }

  /**
   * Returns the parameters that may be set, with defaults.
   *
   * @param noClasses an empty folder: without it Java is not analysed where nothing was compiled
   */
  static SortedMap<String, String> parameters(
      SonarSettings settings, String projectName, Path noClasses) {
    SortedMap<String, String> parameters = new TreeMap<>();
    parameters.put("sonar.projectName", projectName);
    parameters.put("sonar.sources", ".");
    parameters.put("sonar.sourceEncoding", "UTF-8");
    parameters.put("sonar.java.binaries", noClasses.toString());
    // It would run build scripts of the tree.
    parameters.put("sonar.rust.clippy.enabled", "false");
    parameters.putAll(settings.parameters());
    return parameters;
  }
}
