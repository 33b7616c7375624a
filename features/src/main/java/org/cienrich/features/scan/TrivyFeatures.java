package org.cienrich.features.scan;

import static org.cienrich.features.Category.TRIVY;
import static org.cienrich.features.facts.Resources.TRIVY_FINDINGS;
import static org.cienrich.features.facts.Resources.TRIVY_VULNERABILITIES;

import java.time.Instant;
import org.cienrich.features.Feature;
import org.cienrich.features.Unit;

/**
 * What Trivy finds in the built tree. Findings of a scanner that did not run are not provided.
 * Vulnerabilities are those that its database knew when the dataset was made, so they are known
 * later than the build; everything else depends on the tree alone.
 */
public final class TrivyFeatures {
  private static final String SOURCE = "https://trivy.dev/latest/docs/target/filesystem/";

  public static final Feature<Long> TRIVY_VULN_CRITICAL =
      vulnerabilities("critical", "of severity CRITICAL");

  public static final Feature<Long> TRIVY_VULN_HIGH = vulnerabilities("high", "of severity HIGH");

  public static final Feature<Long> TRIVY_VULN_MEDIUM =
      vulnerabilities("medium", "of severity MEDIUM");

  public static final Feature<Long> TRIVY_VULN_LOW = vulnerabilities("low", "of severity LOW");

  public static final Feature<Long> TRIVY_VULN_UNKNOWN =
      vulnerabilities("unknown", "of severity UNKNOWN");

  public static final Feature<Long> TRIVY_VULN_TOTAL = vulnerabilities("total", "of any severity");

  public static final Feature<Long> TRIVY_MISCONFIG_CRITICAL =
      misconfigurations("critical", "of severity CRITICAL");

  public static final Feature<Long> TRIVY_MISCONFIG_HIGH =
      misconfigurations("high", "of severity HIGH");

  public static final Feature<Long> TRIVY_MISCONFIG_MEDIUM =
      misconfigurations("medium", "of severity MEDIUM");

  public static final Feature<Long> TRIVY_MISCONFIG_LOW =
      misconfigurations("low", "of severity LOW");

  public static final Feature<Long> TRIVY_MISCONFIG_UNKNOWN =
      misconfigurations("unknown", "of severity UNKNOWN");

  public static final Feature<Long> TRIVY_MISCONFIG_TOTAL =
      misconfigurations("total", "of any severity");

  public static final Feature<Long> TRIVY_SECRETS_COUNT =
      found("secrets_count", Unit.SECRETS, "Secrets such as keys and tokens in files of the tree.");

  public static final Feature<Long> TRIVY_LICENSE_CRITICAL =
      licenses("critical", "of severity CRITICAL");

  public static final Feature<Long> TRIVY_LICENSE_HIGH = licenses("high", "of severity HIGH");

  public static final Feature<Long> TRIVY_LICENSE_MEDIUM = licenses("medium", "of severity MEDIUM");

  public static final Feature<Long> TRIVY_LICENSE_LOW = licenses("low", "of severity LOW");

  public static final Feature<Long> TRIVY_LICENSE_UNKNOWN =
      licenses("unknown", "of severity UNKNOWN");

  public static final Feature<Long> TRIVY_LICENSE_TOTAL = licenses("total", "of any severity");

  public static final Feature<Long> TRIVY_PACKAGES_SCANNED =
      found("packages_scanned", Unit.PACKAGES, "Distinct packages that the tree's manifests name.");

  public static final Feature<Long> TRIVY_FILES_SCANNED =
      found(
          "files_scanned",
          Unit.FILES,
          "Targets in which Trivy looked and of which it tells: manifests, configuration and files"
              + " with secrets or licenses.");

  public static final Feature<Boolean> TRIVY_HAS_CRITICAL = anyOf("critical");

  public static final Feature<Boolean> TRIVY_HAS_HIGH = anyOf("high");

  public static final Feature<String> TRIVY_TOP_VULNERABLE_PACKAGES =
      Feature.json("trivy_top_vulnerable_packages")
          .describedAs(
              "At most ten distinct packages with vulnerabilities, the worst first: a JSON array of"
                  + " name, severity, vulnerability_id and title of the worst one of each.")
          .category(TRIVY)
          .citing(SOURCE)
          .from(TRIVY_VULNERABILITIES)
          .resolvedBy(scan -> scan.text("top_vulnerable_packages"));

  public static final Feature<Instant> TRIVY_DB_UPDATED_AT =
      Feature.instant("trivy_db_updated_at")
          .describedAs("When the database of vulnerabilities that was used had been updated.")
          .category(TRIVY)
          .from(TRIVY_VULNERABILITIES)
          .resolvedBy(scan -> scan.text("db_updated_at").map(Instant::parse));

  private TrivyFeatures() {}

  private static Feature<Long> vulnerabilities(String severity, String phrase) {
    String metric = "vuln_" + severity;
    return Feature.integer("trivy_" + metric)
        .describedAs("Known vulnerabilities " + phrase + " in packages of the built tree.")
        .category(TRIVY)
        .unit(Unit.VULNERABILITIES)
        .atLeast(0)
        .citing(SOURCE)
        .from(TRIVY_VULNERABILITIES)
        .resolvedBy(scan -> scan.integer(metric));
  }

  private static Feature<Long> misconfigurations(String severity, String phrase) {
    return found(
        "misconfig_" + severity,
        Unit.MISCONFIGURATIONS,
        "Checks " + phrase + " that configuration in the built tree fails.");
  }

  private static Feature<Long> licenses(String severity, String phrase) {
    return found(
        "license_" + severity,
        Unit.LICENSES,
        "Licenses " + phrase + ", by Trivy's classes, of packages and files in the built tree.");
  }

  private static Feature<Long> found(String metric, Unit unit, String description) {
    return Feature.integer("trivy_" + metric)
        .describedAs(description)
        .category(TRIVY)
        .unit(unit)
        .atLeast(0)
        .citing(SOURCE)
        .from(TRIVY_FINDINGS)
        .resolvedBy(scan -> scan.integer(metric));
  }

  private static Feature<Boolean> anyOf(String severity) {
    String metric = "has_" + severity;
    return Feature.bool("trivy_" + metric)
        .describedAs("Whether any vulnerability is " + severity + ".")
        .category(TRIVY)
        .citing(SOURCE)
        .from(TRIVY_VULNERABILITIES)
        .resolvedBy(scan -> scan.bool(metric));
  }
}
