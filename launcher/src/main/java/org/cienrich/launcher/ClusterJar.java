package org.cienrich.launcher;

import java.nio.file.Path;

/** Finds the jars that the build made; the launcher script says where. */
final class ClusterJar {
  private static final String HOME = "CI_ENRICH_HOME";

  private ClusterJar() {}

  static Path of(Runner runner) {
    String home = System.getenv().getOrDefault(HOME, "");
    String name = runner.shortName();
    return Path.of(home, "runner-configs", name, "target", "ci-enrich-" + name + ".jar");
  }
}
