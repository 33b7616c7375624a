package org.cienrich.io.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How SonarQube analyses a repository. Immutable.
 *
 * <p>What is to be analysed and how may be set. What the scan itself depends on may not: the server
 * and its secrets, the project, where files are, the SCM, and waiting for the quality gate.
 *
 * @param properties analysis parameters such as {@code sonar.exclusions}
 * @param extraArgs further arguments of the scanner: {@code -Dkey=value} with such a parameter,
 *     which counts more than one of the properties, {@code -X} and {@code --debug}
 */
public record SonarSettings(SortedMap<String, String> properties, List<String> extraArgs)
    implements Serializable {

  /** Nothing but what every scan has. */
  public static final SonarSettings DEFAULT = new SonarSettings(new TreeMap<>(), List.of());

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there are some that may not be set; it names all
   */
  public SonarSettings {
    properties = new TreeMap<>(properties);
    extraArgs = new ArrayList<>(extraArgs);
    List<String> problems = SonarParameters.problems(properties, extraArgs);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("SonarQube: " + String.join("; ", problems));
    }
  }

  public static SonarSettings of(Map<String, String> properties) {
    return new SonarSettings(new TreeMap<>(properties), List.of());
  }

  /** Returns all parameters, those among the arguments included. */
  public SortedMap<String, String> parameters() {
    SortedMap<String, String> all = new TreeMap<>(properties);
    for (String argument : extraArgs) {
      SonarParameters.definedBy(argument)
          .ifPresent(entry -> all.put(entry.getKey(), entry.getValue()));
    }
    return all;
  }

  /** Returns the arguments that are no parameters. */
  public List<String> flags() {
    return extraArgs.stream()
        .filter(argument -> SonarParameters.definedBy(argument).isEmpty())
        .toList();
  }
}
