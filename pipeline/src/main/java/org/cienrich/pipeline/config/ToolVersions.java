package org.cienrich.pipeline.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.util.ReleaseInfo;

/** The versions of what a run is made with. */
public final class ToolVersions {
  private ToolVersions() {}

  /** Returns the versions by name, for the manifest. */
  public static SortedMap<String, String> all() {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("java", System.getProperty("java.vm.version", "unknown"));
    versions.put("beam", ReleaseInfo.getReleaseInfo().getSdkVersion());
    git().ifPresent(version -> versions.put("git", version));
    return versions;
  }

  /** Returns the version of git on this machine; empty if it does not run. */
  public static Optional<String> git() {
    try {
      Process process = new ProcessBuilder("git", "--version").redirectErrorStream(true).start();
      String answer =
          new String(process.getInputStream().readNBytes(1024), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0
          ? Optional.of(answer.replaceFirst("^git version ", ""))
          : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
