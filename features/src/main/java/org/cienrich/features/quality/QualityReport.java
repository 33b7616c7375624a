package org.cienrich.features.quality;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How complete, valid, consistent and biased the dataset of a version is. The same rows give the
 * same report.
 *
 * <p>Features are the columns of {@code feature_vectors} that hold one, metrics of scanners
 * included. All shares named {@code pct} and all scores are from 0 to 100. What cannot be told,
 * such as the mean of no value, is null.
 *
 * @param label null if the outcome of no build is known
 * @param features in the order of their columns
 * @param repositories those with the most builds, largest first
 * @param repositoryCount all repositories with a row
 */
public record QualityReport(
    Rows rows,
    Scores scores,
    List<Issue> issues,
    @Nullable Label label,
    List<FeatureQuality> features,
    Correlations correlations,
    Duplicates duplicates,
    List<RepositoryHistory> repositories,
    long repositoryCount) {

  /** Returns the report with these issues in place of its own. */
  QualityReport withIssues(List<Issue> found) {
    return new QualityReport(
        rows,
        scores,
        found,
        label,
        features,
        correlations,
        duplicates,
        repositories,
        repositoryCount);
  }

  /**
   * The rows of the dataset. A row is enriched if it is completed or partial.
   *
   * @param sampled rows that correlations and drift are told from: all, or a fair draw of them
   */
  public record Rows(
      long total, long enriched, long completed, long partial, long failed, long sampled) {}

  /**
   * The scores of the reference system.
   *
   * @param coverage enriched rows among all
   * @param completeness mean over all features of the share of enriched rows with a value
   * @param validity mean over all features of the share of values that are valid
   * @param consistency completed rows among the enriched: no feature of theirs failed
   * @param quality the sum of the four, each times its weight
   */
  public record Scores(
      @Nullable Double coverage,
      @Nullable Double completeness,
      @Nullable Double validity,
      @Nullable Double consistency,
      @Nullable Double quality) {
    public static final double COMPLETENESS_WEIGHT = 0.4;
    public static final double VALIDITY_WEIGHT = 0.3;
    public static final double CONSISTENCY_WEIGHT = 0.2;
    public static final double COVERAGE_WEIGHT = 0.1;
  }

  /**
   * The outcome to predict.
   *
   * @param feature the feature that tells it, selected or not
   * @param balance rows by outcome, most frequent first
   * @param positive the outcomes that count as failed
   * @param negative the outcomes that count as passed; a row with any other is not judged
   * @param majorityShare the larger share of the two among judged rows; null if there are none
   * @param baseline null if the feature that tells the previous outcome is not selected
   */
  public record Label(
      String feature,
      List<ValueCount> balance,
      List<String> positive,
      List<String> negative,
      @Nullable Double majorityShare,
      @Nullable Baseline baseline) {}

  /**
   * What predicting the outcome of the previous build achieves.
   *
   * @param feature the feature that tells the previous outcome
   * @param rows judged rows whose previous outcome is known and judged too
   * @param f1 of the failed builds; null if none failed and none was predicted to
   * @param auc area under the ROC curve of this one prediction; null if only one outcome occurs
   */
  public record Baseline(
      String feature,
      long rows,
      long truePositives,
      long falsePositives,
      long trueNegatives,
      long falseNegatives,
      @Nullable Double accuracy,
      @Nullable Double f1,
      @Nullable Double auc) {}

  /**
   * Correlations of all pairs of numeric and boolean features, each over the rows that have both.
   *
   * @param names of the rows and columns of the matrices
   * @param pearson null where there are fewer than 3 pairs or one of both does not vary
   * @param spearman the same of ranks, ties getting their mean rank
   * @param pairs rows that have both
   * @param significant pairs whose Pearson or Spearman correlation is at least 0.5, strongest first
   */
  public record Correlations(
      List<String> names,
      List<List<@Nullable Double>> pearson,
      List<List<@Nullable Double>> spearman,
      List<List<Long>> pairs,
      List<CorrelatedPair> significant) {}

  /**
   * Two features that go together.
   *
   * @param strength {@code strong} from 0.8 on, else {@code moderate}
   */
  public record CorrelatedPair(
      String one,
      String other,
      @Nullable Double pearson,
      @Nullable Double spearman,
      long pairs,
      String strength) {}

  /**
   * What is there more than once.
   *
   * @param rows enriched rows whose features all equal those of an earlier row of their repository;
   *     the build's id, number and start do not count
   * @param columns groups of features that are equal in every row
   */
  public record Duplicates(long rows, List<List<String>> columns) {}

  /** The builds of a repository, by month in UTC of their trigger. */
  public record RepositoryHistory(String repo, long builds, List<Month> months) {}

  /**
   * The builds of one month.
   *
   * @param month such as {@code 2024-01}
   * @param outcomes rows by outcome; {@code missing} where it is not known
   */
  public record Month(String month, SortedMap<String, Long> outcomes) {}

  /** A value, as text, and the rows that have it. */
  public record ValueCount(String value, long rows) {}
}
