package org.cienrich.features.catalog;

import java.util.List;
import java.util.Optional;
import org.cienrich.features.ci.BuildLogFeatures;
import org.cienrich.features.ci.DiscussionFeatures;
import org.cienrich.features.ci.JobLogFeatures;
import org.cienrich.features.ci.MetadataFeatures;
import org.cienrich.features.ci.PullRequestFeatures;
import org.cienrich.features.ci.TestLogFeatures;
import org.cienrich.features.ci.TimeFeatures;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.git.AuthorFeatures;
import org.cienrich.features.git.DevOpsFeatures;
import org.cienrich.features.git.DiffFeatures;
import org.cienrich.features.git.HistoryFeatures;
import org.cienrich.features.git.SnapshotFeatures;
import org.cienrich.features.git.TeamFeatures;
import org.cienrich.features.history.BuildHistoryFeatures;
import org.cienrich.features.history.ChainFeatures;
import org.cienrich.features.history.CommitterFeatures;

/** The named selections. An issue that adds a feature to one of them does so here. */
public final class Templates {
  private static final Template TRAVISTORRENT_FULL =
      new Template(
          "travistorrent-full",
          "What TravisTorrent publishes for a build.",
          List.of(
              WorkflowFeatures.TR_BUILD_ID,
              MetadataFeatures.GH_PROJECT_NAME,
              WorkflowFeatures.TR_BUILD_NUMBER,
              WorkflowFeatures.TR_ORIGINAL_COMMIT,
              WorkflowFeatures.TR_STATUS,
              WorkflowFeatures.TR_DURATION,
              WorkflowFeatures.CI_PROVIDER,
              WorkflowFeatures.GH_BUILD_STARTED_AT,
              MetadataFeatures.GH_LANG,
              MetadataFeatures.TR_LOG_LAN_ALL,
              PullRequestFeatures.GH_IS_PR,
              PullRequestFeatures.GH_PULL_REQ_NUM,
              PullRequestFeatures.GH_PR_CREATED_AT,
              BuildLogFeatures.TR_LOG_NUM_JOBS,
              BuildLogFeatures.TR_JOBS,
              TestLogFeatures.TR_LOG_FRAMEWORKS_ALL,
              TestLogFeatures.TR_LOG_BOOL_TESTS_RAN,
              TestLogFeatures.TR_LOG_BOOL_TESTS_FAILED,
              TestLogFeatures.TR_LOG_TESTS_RUN_SUM,
              TestLogFeatures.TR_LOG_TESTS_OK_SUM,
              TestLogFeatures.TR_LOG_TESTS_FAILED_SUM,
              TestLogFeatures.TR_LOG_TESTS_SKIPPED_SUM,
              TestLogFeatures.TR_LOG_TESTS_FAIL_RATE,
              TestLogFeatures.TR_LOG_TESTS_FAILED,
              TestLogFeatures.TR_LOG_NUM_TEST_SUITES_RUN_SUM,
              TestLogFeatures.TR_LOG_NUM_TEST_SUITES_OK_SUM,
              TestLogFeatures.TR_LOG_NUM_TEST_SUITES_FAILED_SUM,
              TestLogFeatures.TR_LOG_TESTDURATION_SUM,
              JobLogFeatures.TR_LOG_STATUS,
              JobLogFeatures.TR_LOG_ANALYZERS_ALL,
              JobLogFeatures.TR_LOG_SETUP_TIME_SUM,
              JobLogFeatures.TR_LOG_BUILDDURATION_SUM,
              HistoryFeatures.GIT_TRIGGER_COMMIT,
              HistoryFeatures.GIT_BRANCH,
              HistoryFeatures.GIT_ALL_BUILT_COMMITS,
              HistoryFeatures.GIT_NUM_ALL_BUILT_COMMITS,
              HistoryFeatures.GIT_PREV_BUILT_COMMIT,
              HistoryFeatures.GIT_PREV_COMMIT_RESOLUTION_STATUS,
              HistoryFeatures.GH_NUM_COMMITS_ON_FILES_TOUCHED,
              DiffFeatures.GIT_DIFF_SRC_CHURN,
              DiffFeatures.GIT_DIFF_TEST_CHURN,
              DiffFeatures.GH_DIFF_FILES_ADDED,
              DiffFeatures.GH_DIFF_FILES_DELETED,
              DiffFeatures.GH_DIFF_FILES_MODIFIED,
              DiffFeatures.GH_DIFF_TESTS_ADDED,
              DiffFeatures.GH_DIFF_TESTS_DELETED,
              DiffFeatures.GH_DIFF_SRC_FILES,
              DiffFeatures.GH_DIFF_DOC_FILES,
              DiffFeatures.GH_DIFF_OTHER_FILES,
              TeamFeatures.GH_TEAM_SIZE,
              TeamFeatures.GH_BY_CORE_TEAM_MEMBER,
              DiscussionFeatures.GH_NUM_ISSUE_COMMENTS,
              DiscussionFeatures.GH_NUM_PR_COMMENTS,
              DiscussionFeatures.GH_NUM_COMMIT_COMMENTS,
              DiscussionFeatures.GH_DESCRIPTION_COMPLEXITY,
              SnapshotFeatures.GH_REPO_AGE,
              SnapshotFeatures.GH_REPO_NUM_COMMITS,
              SnapshotFeatures.GH_SLOC,
              SnapshotFeatures.GH_TEST_LINES_PER_KLOC,
              SnapshotFeatures.GH_TEST_CASES_PER_KLOC,
              SnapshotFeatures.GH_ASSERTS_CASE_PER_KLOC,
              ChainFeatures.TR_PREV_BUILD));

  private static final Template CIRCLECI_DEVOPS =
      new Template(
          "circleci-devops",
          "What a study of DevOps files in CircleCI builds looks at.",
          List.of(
              WorkflowFeatures.TR_BUILD_ID,
              MetadataFeatures.GH_PROJECT_NAME,
              DevOpsFeatures.NUM_OF_DEVOPS_FILES,
              DevOpsFeatures.DEVOPS_CHANGE_SIZE,
              DevOpsFeatures.DEVOPS_TOOLS_USED,
              TimeFeatures.DAY_WEEK,
              TimeFeatures.TIME_OF_DAY,
              BuildHistoryFeatures.PREV_BUILT_RESULT,
              BuildHistoryFeatures.SAME_COMMITTER,
              BuildHistoryFeatures.TIME_SINCE_PREV_BUILD,
              BuildHistoryFeatures.PROJECT_FAIL_HISTORY,
              BuildHistoryFeatures.PROJECT_FAIL_RECENT,
              CommitterFeatures.COMMITTER_FAIL_HISTORY,
              CommitterFeatures.COMMITTER_RECENT_FAIL_HISTORY,
              CommitterFeatures.COMMITTER_AVG_EXP,
              TeamFeatures.NUM_OF_DISTINCT_AUTHORS,
              TeamFeatures.TOTAL_NUMBER_OF_REVISIONS));

  private static final Template RISK_PREDICTION =
      new Template(
          "risk-prediction",
          "Predictors of a failing build, together with its outcome.",
          List.of(
              WorkflowFeatures.TR_BUILD_ID,
              MetadataFeatures.GH_PROJECT_NAME,
              ChainFeatures.IS_PREV_FAILED,
              ChainFeatures.PREV_FAIL_STREAK,
              ChainFeatures.FAIL_RATE_LAST_10,
              ChainFeatures.AVG_SRC_CHURN_LAST_5,
              BuildHistoryFeatures.TIME_SINCE_PREV_BUILD,
              DiffFeatures.GIT_DIFF_SRC_CHURN,
              DiffFeatures.CHANGE_ENTROPY,
              DiffFeatures.FILES_MODIFIED_RATIO,
              ChainFeatures.CHURN_RATIO_VS_AVG,
              SnapshotFeatures.GH_SLOC,
              SnapshotFeatures.GH_REPO_AGE,
              SnapshotFeatures.GH_TEST_LINES_PER_KLOC,
              TeamFeatures.GH_TEAM_SIZE,
              AuthorFeatures.AUTHOR_OWNERSHIP,
              AuthorFeatures.IS_NEW_CONTRIBUTOR,
              AuthorFeatures.DAYS_SINCE_LAST_AUTHOR_COMMIT,
              PullRequestFeatures.GH_IS_PR,
              PullRequestFeatures.GH_HAS_BUG_LABEL,
              WorkflowFeatures.TR_DURATION,
              TimeFeatures.BUILD_TIME_SIN,
              TimeFeatures.BUILD_TIME_COS,
              TimeFeatures.BUILD_HOUR_RISK_SCORE,
              ChainFeatures.TR_PREV_BUILD,
              WorkflowFeatures.TR_STATUS));

  public static final List<Template> ALL =
      List.of(TRAVISTORRENT_FULL, CIRCLECI_DEVOPS, RISK_PREDICTION);

  private Templates() {}

  public static Optional<Template> find(String name) {
    return ALL.stream().filter(template -> template.name().equals(name)).findFirst();
  }
}
