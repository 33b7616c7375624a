package org.cienrich.io.scan.trivy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cienrich.features.scan.ScanMetrics;
import org.jspecify.annotations.Nullable;

/**
 * What a report of Trivy counts up to. Findings count as Trivy itself counts them in its summary:
 *
 * <ul>
 *   <li>A vulnerability once for each package and target (such as a lock file) it is in. Trivy
 *       drops repetitions within a target; the same package in two lock files has to be mended
 *       twice.
 *   <li>A misconfiguration once for each place where the check has the status {@code FAIL};
 *       successes and exceptions do not count.
 *   <li>A secret once for each place, a license once for each package or file and target.
 *   <li>Findings that an ignore file, a policy or VEX suppressed do not count.
 * </ul>
 *
 * Packages are counted once for the whole tree, by package URL, else by type, name and version; the
 * project itself is among them where Trivy lists it. Without a scanner that looks at packages their
 * number is unknown. Files are the distinct targets of the report: Trivy names only those in which
 * there was something to report or to check, not all it opened.
 *
 * <p>Not thread-safe.
 *
 * @see <a href="https://trivy.dev/docs/latest/guide/configuration/reporting/">Reporting</a>
 */
final class TrivyReport {
  private final SeverityCounts vulnerabilities = new SeverityCounts();
  private final SeverityCounts misconfigurations = new SeverityCounts();
  private final SeverityCounts licenses = new SeverityCounts();
  private final VulnerablePackages vulnerable = new VulnerablePackages();
  private final Set<String> packages = new HashSet<>();
  private final Set<String> targets = new HashSet<>();
  private long secrets;
  private @Nullable Instant serverDatabase;

  void target(String name) {
    targets.add(name);
  }

  void installed(String identity) {
    packages.add(identity);
  }

  void vulnerability(String name, Severity severity, String id, @Nullable String title) {
    vulnerabilities.add(severity);
    vulnerable.add(name, severity, id, title);
  }

  void misconfiguration(Severity severity) {
    misconfigurations.add(severity);
  }

  void secret() {
    secrets++;
  }

  void license(Severity severity) {
    licenses.add(severity);
  }

  void serverDatabase(Instant updatedAt) {
    serverDatabase = updatedAt;
  }

  /** Returns when the database of the server that was asked was made; empty without a server. */
  Optional<Instant> serverDatabase() {
    return Optional.ofNullable(serverDatabase);
  }

  /**
   * Returns the metrics of the scanners that ran, and of no other.
   *
   * @param databaseUpdatedAt when the vulnerability database was made; null without one
   */
  ScanMetrics metrics(Collection<String> scanners, @Nullable Instant databaseUpdatedAt) {
    Map<String, String> metrics = new TreeMap<>();
    if (scanners.contains("vuln") || scanners.contains("license")) {
      metrics.put("packages_scanned", Integer.toString(packages.size()));
    }
    metrics.put("files_scanned", Integer.toString(targets.size()));
    if (scanners.contains("vuln")) {
      vulnerabilities.putInto(metrics, "vuln");
      metrics.put("has_critical", Boolean.toString(vulnerabilities.of(Severity.CRITICAL) > 0));
      metrics.put("has_high", Boolean.toString(vulnerabilities.of(Severity.HIGH) > 0));
      metrics.put("top_vulnerable_packages", vulnerable.json());
      if (databaseUpdatedAt != null) {
        metrics.put("db_updated_at", databaseUpdatedAt.toString());
      }
    }
    if (scanners.contains("misconfig")) {
      misconfigurations.putInto(metrics, "misconfig");
    }
    if (scanners.contains("secret")) {
      metrics.put("secrets_count", Long.toString(secrets));
    }
    if (scanners.contains("license")) {
      licenses.putInto(metrics, "license");
    }
    return ScanMetrics.of(metrics);
  }
}
