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
 * @param properties analysis parameters such as {@code sonar.exclusions}
 * @param extraArgs further arguments of the scanner
 */
public record SonarSettings(SortedMap<String, String> properties, List<String> extraArgs)
    implements Serializable {

  /** Nothing but what every scan has. */
  public static final SonarSettings DEFAULT = new SonarSettings(new TreeMap<>(), List.of());

  public SonarSettings {
    properties = new TreeMap<>(properties);
    extraArgs = new ArrayList<>(extraArgs);
  }

  public static SonarSettings of(Map<String, String> properties) {
    return new SonarSettings(new TreeMap<>(properties), List.of());
  }
}
