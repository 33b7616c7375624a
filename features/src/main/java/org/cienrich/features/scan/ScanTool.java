package org.cienrich.features.scan;

/** The scanners there are, in the order of their columns. */
public enum ScanTool {
  TRIVY("trivy", "trivy_"),
  SONARQUBE("sonarqube", "sonar_");

  private final String toolName;
  private final String prefix;

  ScanTool(String toolName, String prefix) {
    this.toolName = toolName;
    this.prefix = prefix;
  }

  /** Returns the name in options and tables. */
  public String toolName() {
    return toolName;
  }

  /** Returns what the names of its columns start with. */
  public String prefix() {
    return prefix;
  }
}
