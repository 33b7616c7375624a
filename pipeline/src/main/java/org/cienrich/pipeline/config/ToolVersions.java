package org.cienrich.pipeline.config;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.util.ReleaseInfo;

/** The versions of what a run is made with. */
public final class ToolVersions {
  private ToolVersions() {}

  /** Returns the versions by name, for the manifest. */
  public static SortedMap<String, String> all() {
    return new TreeMap<>(
        Map.of(
            "java", System.getProperty("java.vm.version", "unknown"),
            "beam", ReleaseInfo.getReleaseInfo().getSdkVersion()));
  }
}
