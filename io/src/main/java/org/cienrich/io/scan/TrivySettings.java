package org.cienrich.io.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Trivy scans a repository. Immutable.
 *
 * @param scanners of {@code vuln, misconfig, secret, license}
 * @param configuration the content of a {@code trivy.yaml}; null for none
 * @param extraArgs further arguments of {@code trivy filesystem}
 */
public record TrivySettings(
    List<String> scanners, @Nullable String configuration, List<String> extraArgs)
    implements Serializable {

  /** All scanners, and nothing else. */
  public static final TrivySettings DEFAULT =
      new TrivySettings(List.of("vuln", "misconfig", "secret", "license"), null, List.of());

  public TrivySettings {
    scanners = new ArrayList<>(scanners);
    extraArgs = new ArrayList<>(extraArgs);
  }
}
