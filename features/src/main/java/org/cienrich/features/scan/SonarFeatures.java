package org.cienrich.features.scan;

import static org.cienrich.features.Category.SONARQUBE;
import static org.cienrich.features.facts.Resources.SONAR_MEASURES;

import java.util.List;
import org.cienrich.features.Feature;
import org.cienrich.features.FeatureDraft;
import org.cienrich.features.Unit;

/**
 * What SonarQube measures in the built tree: the measures of the whole project, by the rules and
 * the quality gate of the server. What a server does not know or did not measure is not provided. A
 * rating is a letter, A the best of A to E, and in a column of its own a number from 1.
 */
public final class SonarFeatures {
  private static final String SOURCE =
      "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/code-metrics/metrics-definition/";

  private static final List<String> LETTERS = List.of("A", "B", "C", "D", "E");

  public static final Feature<Long> SONAR_BUGS =
      count("bugs", Unit.ISSUES, "Issues that are bugs.");

  public static final Feature<Long> SONAR_RELIABILITY_ISSUES =
      count("reliability_issues", Unit.ISSUES, "Issues with an impact on reliability.");

  public static final Feature<String> SONAR_RELIABILITY_RATING =
      rating("reliability_rating", "Rating of reliability");

  public static final Feature<Long> SONAR_RELIABILITY_RATING_NUMBER =
      ratingNumber("reliability_rating", "Rating of reliability");

  public static final Feature<Long> SONAR_RELIABILITY_REMEDIATION_EFFORT =
      count("reliability_remediation_effort", Unit.MINUTES, "Effort to fix all bugs.");

  public static final Feature<String> SONAR_SOFTWARE_QUALITY_RELIABILITY_RATING =
      rating(
          "software_quality_reliability_rating",
          "Rating of reliability by the impacts on software quality");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_RELIABILITY_RATING_NUMBER =
      ratingNumber(
          "software_quality_reliability_rating",
          "Rating of reliability by the impacts on software quality");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_RELIABILITY_ISSUES =
      count(
          "software_quality_reliability_issues",
          Unit.ISSUES,
          "Issues with an impact on the software quality reliability.");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_RELIABILITY_REMEDIATION_EFFORT =
      count(
          "software_quality_reliability_remediation_effort",
          Unit.MINUTES,
          "Effort to fix all issues with an impact on the software quality reliability.");

  public static final Feature<Long> SONAR_VULNERABILITIES =
      count("vulnerabilities", Unit.ISSUES, "Issues that are vulnerabilities in the code.");

  public static final Feature<Long> SONAR_SECURITY_ISSUES =
      count("security_issues", Unit.ISSUES, "Issues with an impact on security.");

  public static final Feature<String> SONAR_SECURITY_RATING =
      rating("security_rating", "Rating of security");

  public static final Feature<Long> SONAR_SECURITY_RATING_NUMBER =
      ratingNumber("security_rating", "Rating of security");

  public static final Feature<Long> SONAR_SECURITY_HOTSPOTS =
      count(
          "security_hotspots",
          Unit.ISSUES,
          "Places in the code that are sensitive and to be reviewed.");

  public static final Feature<Long> SONAR_SECURITY_REMEDIATION_EFFORT =
      count("security_remediation_effort", Unit.MINUTES, "Effort to fix all vulnerabilities.");

  public static final Feature<String> SONAR_SECURITY_REVIEW_RATING =
      rating(
          "security_review_rating", "Rating of the share of security hotspots that are reviewed");

  public static final Feature<Long> SONAR_SECURITY_REVIEW_RATING_NUMBER =
      ratingNumber(
          "security_review_rating", "Rating of the share of security hotspots that are reviewed");

  public static final Feature<Double> SONAR_SECURITY_HOTSPOTS_TO_REVIEW_STATUS =
      percent(
          "security_hotspots_to_review_status",
          "Share of security hotspots that are still to be reviewed, as the server tells it.");

  public static final Feature<String> SONAR_SOFTWARE_QUALITY_SECURITY_RATING =
      rating(
          "software_quality_security_rating",
          "Rating of security by the impacts on software quality");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_SECURITY_RATING_NUMBER =
      ratingNumber(
          "software_quality_security_rating",
          "Rating of security by the impacts on software quality");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_SECURITY_ISSUES =
      count(
          "software_quality_security_issues",
          Unit.ISSUES,
          "Issues with an impact on the software quality security.");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_SECURITY_REMEDIATION_EFFORT =
      count(
          "software_quality_security_remediation_effort",
          Unit.MINUTES,
          "Effort to fix all issues with an impact on the software quality security.");

  public static final Feature<Long> SONAR_CODE_SMELLS =
      count("code_smells", Unit.ISSUES, "Issues that are code smells.");

  public static final Feature<Long> SONAR_SQALE_INDEX =
      count("sqale_index", Unit.MINUTES, "Technical debt: effort to fix all code smells.");

  public static final Feature<Double> SONAR_SQALE_DEBT_RATIO =
      percent(
          "sqale_debt_ratio", "Technical debt in percent of the cost to develop the code anew.");

  public static final Feature<String> SONAR_SQALE_RATING =
      rating("sqale_rating", "Rating of maintainability, by the debt ratio");

  public static final Feature<Long> SONAR_SQALE_RATING_NUMBER =
      ratingNumber("sqale_rating", "Rating of maintainability, by the debt ratio");

  public static final Feature<Long> SONAR_MAINTAINABILITY_ISSUES =
      count("maintainability_issues", Unit.ISSUES, "Issues with an impact on maintainability.");

  public static final Feature<Long> SONAR_DEVELOPMENT_COST =
      count("development_cost", Unit.MINUTES, "Estimated cost to develop the code anew.");

  public static final Feature<Long> SONAR_EFFORT_TO_REACH_MAINTAINABILITY_RATING_A =
      count(
          "effort_to_reach_maintainability_rating_a",
          Unit.MINUTES,
          "Effort to reach the maintainability rating A.");

  public static final Feature<Double> SONAR_SOFTWARE_QUALITY_MAINTAINABILITY_DEBT_RATIO =
      percent(
          "software_quality_maintainability_debt_ratio",
          "Technical debt by the impacts on software quality, in percent of the cost to develop the code anew.");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_MAINTAINABILITY_REMEDIATION_EFFORT =
      count(
          "software_quality_maintainability_remediation_effort",
          Unit.MINUTES,
          "Effort to fix all issues with an impact on the software quality maintainability.");

  public static final Feature<String> SONAR_SOFTWARE_QUALITY_MAINTAINABILITY_RATING =
      rating(
          "software_quality_maintainability_rating",
          "Rating of maintainability by the impacts on software quality");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_MAINTAINABILITY_RATING_NUMBER =
      ratingNumber(
          "software_quality_maintainability_rating",
          "Rating of maintainability by the impacts on software quality");

  public static final Feature<Long>
      SONAR_EFFORT_TO_REACH_SOFTWARE_QUALITY_MAINTAINABILITY_RATING_A =
          count(
              "effort_to_reach_software_quality_maintainability_rating_a",
              Unit.MINUTES,
              "Effort to reach the rating A of the software quality maintainability.");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_MAINTAINABILITY_ISSUES =
      count(
          "software_quality_maintainability_issues",
          Unit.ISSUES,
          "Issues with an impact on the software quality maintainability.");

  public static final Feature<Double> SONAR_DUPLICATED_LINES_DENSITY =
      percent("duplicated_lines_density", "Lines in duplicated blocks, in percent of all lines.");

  public static final Feature<Long> SONAR_DUPLICATED_LINES =
      count("duplicated_lines", Unit.LINES, "Lines in duplicated blocks.");

  public static final Feature<Long> SONAR_DUPLICATED_BLOCKS =
      count("duplicated_blocks", Unit.BLOCKS, "Blocks of lines that occur more than once.");

  public static final Feature<Long> SONAR_DUPLICATED_FILES =
      count("duplicated_files", Unit.FILES, "Files with duplicated blocks.");

  public static final Feature<Long> SONAR_COGNITIVE_COMPLEXITY =
      count(
          "cognitive_complexity",
          Unit.POINTS,
          "How hard the control flow is to understand, summed over all functions.");

  public static final Feature<Long> SONAR_COMPLEXITY =
      count("complexity", Unit.POINTS, "Cyclomatic complexity, summed over all functions.");

  public static final Feature<Long> SONAR_NCLOC =
      count("ncloc", Unit.LINES, "Lines of code that are neither blank nor comments.");

  public static final Feature<Long> SONAR_LINES =
      count("lines", Unit.LINES, "Physical lines of the analysed files.");

  public static final Feature<Long> SONAR_FILES =
      count("files", Unit.FILES, "Files that were analysed.");

  public static final Feature<Long> SONAR_CLASSES =
      count("classes", Unit.CLASSES, "Classes, interfaces, enums, annotations and the like.");

  public static final Feature<Long> SONAR_FUNCTIONS =
      count("functions", Unit.FUNCTIONS, "Functions or methods.");

  public static final Feature<Long> SONAR_STATEMENTS =
      count("statements", Unit.STATEMENTS, "Statements.");

  public static final Feature<String> SONAR_NCLOC_LANGUAGE_DISTRIBUTION =
      text(
          "ncloc_language_distribution",
          "Lines of code by language, as key=value separated by semicolons.");

  public static final Feature<Double> SONAR_COMMENT_LINES_DENSITY =
      percent("comment_lines_density", "Comment lines in percent of lines of code and comments.");

  public static final Feature<Long> SONAR_COMMENT_LINES =
      count("comment_lines", Unit.LINES, "Lines that are comments or commented-out code.");

  public static final Feature<String> SONAR_ALERT_STATUS =
      draft(
              Feature.text("sonar_alert_status"),
              "Whether the code passes the quality gate of the server.")
          .oneOf(List.of("OK", "WARN", "ERROR"))
          .from(SONAR_MEASURES)
          .resolvedBy(scan -> scan.text("alert_status"));

  public static final Feature<String> SONAR_QUALITY_GATE_DETAILS =
      draft(
              Feature.json("sonar_quality_gate_details"),
              "The conditions of the quality gate with their values.")
          .from(SONAR_MEASURES)
          .resolvedBy(scan -> scan.text("quality_gate_details"));

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_BLOCKER_ISSUES =
      count(
          "software_quality_blocker_issues",
          Unit.ISSUES,
          "Issues whose impact on software quality is BLOCKER.");

  public static final Feature<Long> SONAR_CRITICAL_VIOLATIONS =
      count("critical_violations", Unit.ISSUES, "Issues of severity CRITICAL.");

  public static final Feature<Long> SONAR_VIOLATIONS =
      count("violations", Unit.ISSUES, "Issues of any severity.");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_HIGH_ISSUES =
      count(
          "software_quality_high_issues",
          Unit.ISSUES,
          "Issues whose impact on software quality is HIGH.");

  public static final Feature<Long> SONAR_INFO_VIOLATIONS =
      count("info_violations", Unit.ISSUES, "Issues of severity INFO.");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_LOW_ISSUES =
      count(
          "software_quality_low_issues",
          Unit.ISSUES,
          "Issues whose impact on software quality is LOW.");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_INFO_ISSUES =
      count(
          "software_quality_info_issues",
          Unit.ISSUES,
          "Issues whose impact on software quality is INFO.");

  public static final Feature<Long> SONAR_MINOR_VIOLATIONS =
      count("minor_violations", Unit.ISSUES, "Issues of severity MINOR.");

  public static final Feature<Long> SONAR_MAJOR_VIOLATIONS =
      count("major_violations", Unit.ISSUES, "Issues of severity MAJOR.");

  public static final Feature<Long> SONAR_SOFTWARE_QUALITY_MEDIUM_ISSUES =
      count(
          "software_quality_medium_issues",
          Unit.ISSUES,
          "Issues whose impact on software quality is MEDIUM.");

  public static final Feature<Long> SONAR_OPEN_ISSUES =
      count("open_issues", Unit.ISSUES, "Issues that are open.");

  private SonarFeatures() {}

  private static <T> FeatureDraft<T> draft(FeatureDraft.Named<T> name, String description) {
    return name.describedAs(description).category(SONARQUBE).citing(SOURCE);
  }

  private static Feature<Long> count(String metric, Unit unit, String description) {
    return draft(Feature.integer("sonar_" + metric), description)
        .unit(unit)
        .atLeast(0)
        .from(SONAR_MEASURES)
        .resolvedBy(scan -> scan.integer(metric));
  }

  private static Feature<Double> percent(String metric, String description) {
    return draft(Feature.decimal("sonar_" + metric), description)
        .unit(Unit.PERCENT)
        .atLeast(0)
        .from(SONAR_MEASURES)
        .resolvedBy(scan -> scan.decimal(metric));
  }

  private static Feature<String> text(String metric, String description) {
    return draft(Feature.text("sonar_" + metric), description)
        .from(SONAR_MEASURES)
        .resolvedBy(scan -> scan.text(metric));
  }

  private static Feature<String> rating(String metric, String description) {
    return draft(Feature.text("sonar_" + metric), description + ", a letter from A to E.")
        .oneOf(LETTERS)
        .from(SONAR_MEASURES)
        .resolvedBy(
            scan -> scan.integer(metric).map(number -> LETTERS.get(Math.toIntExact(number) - 1)));
  }

  private static Feature<Long> ratingNumber(String metric, String description) {
    return draft(
            Feature.integer("sonar_" + metric + "_number"),
            description + ", a number from 1, the best, to 5.")
        .unit(Unit.GRADE)
        .range(1, 5)
        .from(SONAR_MEASURES)
        .resolvedBy(scan -> scan.integer(metric));
  }
}
