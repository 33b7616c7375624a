package org.cienrich.features;

import java.util.Locale;

/** The topics of the catalogue, in the order of the columns. */
public enum Category {
  WORKFLOW("The run as the CI provider tells it."),
  METADATA("The project and the time of day."),
  PR_INFO("The pull request that was built."),
  DEVOPS("Changes to build, deployment and infrastructure files."),
  BUILD_LOG("What the logs of the jobs say."),
  GIT_HISTORY("Which commits a build covers."),
  GIT_DIFF("What the built commits change."),
  TEAM("Who works on the project."),
  COOPERATION("How much work the touched files have seen."),
  DISCUSSION("What had been said about the built change."),
  REVIEW("How the pull request had been reviewed."),
  REPO_SNAPSHOT("The tree that was built."),
  BUILD_HISTORY("The outcomes of earlier builds."),
  COMMITTER("The person behind the built commit."),
  JIT("Just-in-time defect prediction measures of the trigger commit (Kamei et al. 2013)."),
  TRIVY("What Trivy finds in the built tree; selected by --scanMetrics."),
  SONARQUBE("What SonarQube measures in the built tree; selected by --scanMetrics.");

  private final String description;

  Category(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }

  /** Tells whether a scanner gives the features: they are selected by its name. */
  public boolean isScan() {
    return this == TRIVY || this == SONARQUBE;
  }

  /** Returns the name used in {@code category:…} selections. */
  public String selector() {
    return name().toLowerCase(Locale.ROOT);
  }
}
