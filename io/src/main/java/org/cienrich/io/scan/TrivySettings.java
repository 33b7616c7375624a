package org.cienrich.io.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Trivy scans a repository. Immutable.
 *
 * @param scanners of {@code vuln, misconfig, secret, license}
 * @param configuration the content of a {@code trivy.yaml}; null for none
 * @param extraArgs further arguments of {@code trivy filesystem}, options in their long form
 */
public record TrivySettings(
    List<String> scanners, @Nullable String configuration, List<String> extraArgs)
    implements Serializable {

  /** All scanners there are. */
  public static final List<String> SCANNERS = List.of("vuln", "misconfig", "secret", "license");

  /** All scanners, and nothing else. */
  public static final TrivySettings DEFAULT = new TrivySettings(SCANNERS, null, List.of());

  /** Options that decide where, whether and what Trivy reports, or that show secrets to others. */
  private static final Set<String> RESERVED =
      Set.of(
          "--cache-backend",
          "--cache-dir",
          "--compliance",
          "--config",
          "--custom-headers",
          "--exit-code",
          "--format",
          "--generate-default-config",
          "--list-all-pkgs",
          "--output",
          "--output-plugin-arg",
          "--password",
          "--registry-token",
          "--report",
          "--scanners",
          "--security-checks",
          "--server",
          "--severity",
          "--template",
          "--timeout",
          "--token",
          "--token-header");

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a scanner is unknown or an argument is not to be had; the
   *     message names all that is wrong
   */
  public TrivySettings {
    scanners = new ArrayList<>(scanners);
    extraArgs = new ArrayList<>(extraArgs);
    List<String> problems = new ArrayList<>();
    if (scanners.isEmpty()) {
      problems.add("no scanner is named");
    }
    for (String scanner : scanners) {
      if (!SCANNERS.contains(scanner)) {
        problems.add("'" + scanner + "' is no scanner");
      }
    }
    for (String argument : extraArgs) {
      problems.addAll(problemsOf(argument));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Trivy cannot be run like that: "
              + String.join(", ", problems)
              + " (the scanners are "
              + String.join(", ", SCANNERS)
              + ")");
    }
  }

  private static List<String> problemsOf(String argument) {
    String option = argument.split("=", 2)[0];
    if (option.equals("--")) {
      return List.of("'--' ends the options");
    }
    if (RESERVED.contains(option)) {
      return List.of("'" + option + "' is set by ci-enrich");
    }
    if (option.startsWith("-") && !option.startsWith("--")) {
      return List.of("'" + option + "' is a short option");
    }
    return argument.isBlank() ? List.of("an argument is blank") : List.of();
  }
}
