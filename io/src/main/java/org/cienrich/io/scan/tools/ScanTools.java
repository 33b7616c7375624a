package org.cienrich.io.scan.tools;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cienrich.features.ports.Scanners;
import org.cienrich.features.ports.WorktreeSource;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanResult;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.Scanner;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.scan.sonar.SonarServer;
import org.cienrich.io.scan.trivy.TrivyTool;
import org.cienrich.io.store.Cache;
import org.cienrich.io.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The scanners of a run, and where their results are kept. Equal ones share what they opened in
 * each JVM.
 *
 * @param trivy null if it does not scan
 * @param sonar likewise
 */
public record ScanTools(Cache cache, @Nullable Trivy trivy, @Nullable Sonar sonar, ScanReuse reuse)
    implements Scanners {
  private static final Map<ScanTools, Map<ScanTool, KeptScans>> OPEN = new ConcurrentHashMap<>();

  /** How Trivy scans, and how many trees at once. */
  public record Trivy(TrivyTool tool, int parallelism) implements java.io.Serializable {
    public Trivy {
      requirePositive(parallelism);
    }
  }

  /** Which SonarQube analyses, how, and how many trees at once. */
  public record Sonar(SonarServer server, ScanSettings<SonarSettings> settings, int parallelism)
      implements java.io.Serializable {
    public Sonar {
      requirePositive(parallelism);
    }
  }

  private static void requirePositive(int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException(parallelism + " is less than 1");
    }
  }

  /** Returns the same scanners, of which earlier results are taken otherwise. */
  public ScanTools with(ScanReuse other) {
    return new ScanTools(cache, trivy, sonar, other);
  }

  @Override
  public List<ScanTool> tools() {
    List<ScanTool> tools = new ArrayList<>();
    if (trivy != null) {
      tools.add(ScanTool.TRIVY);
    }
    if (sonar != null) {
      tools.add(ScanTool.SONARQUBE);
    }
    return tools;
  }

  @Override
  public int parallelism(ScanTool tool) {
    return switch (tool) {
      case TRIVY -> trivy == null ? 1 : trivy.parallelism();
      case SONARQUBE -> sonar == null ? 1 : sonar.parallelism();
    };
  }

  @Override
  public ScanResult scan(ScanTool tool, CommitToScan commit, WorktreeSource files) {
    KeptScans scans = OPEN.computeIfAbsent(this, ScanTools::open).get(tool);
    if (scans == null) {
      throw new IllegalArgumentException(tool + " is not selected");
    }
    return scans.scan(commit, files);
  }

  private Map<ScanTool, KeptScans> open() {
    Store store = cache.store();
    Map<ScanTool, KeptScans> scans = new EnumMap<>(ScanTool.class);
    if (trivy != null) {
      scans.put(ScanTool.TRIVY, kept(trivy.tool().open(), store));
    }
    if (sonar != null) {
      scans.put(ScanTool.SONARQUBE, kept(sonar.server().open(sonar.settings(), store), store));
    }
    return scans;
  }

  private KeptScans kept(Scanner scanner, Store store) {
    return new KeptScans(scanner, store, reuse, WaitingClock.system());
  }
}
