package org.cienrich.features.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.history.BuildHistoryFeatures;
import org.junit.jupiter.api.Test;

class FeatureListingTest {
  @Test
  void listHasOneLinePerFeatureUnderItsCategory() {
    assertThat(
            FeatureListing.list(
                List.of(
                    WorkflowFeatures.TR_BUILD_ID,
                    WorkflowFeatures.TR_STATUS,
                    BuildHistoryFeatures.PROJECT_FAIL_RECENT)))
        .isEqualTo(
            """
            workflow
              tr_build_id          The provider's id of the build.
              tr_status            How the run ended.

            build_history
              project_fail_recent  The share of failed builds among the recent_builds newest earlier builds of the project that passed or failed.
            """);
  }

  @Test
  void showTellsEverythingAboutAFeature() {
    assertThat(FeatureListing.show(BuildHistoryFeatures.PROJECT_FAIL_RECENT))
        .isEqualTo(
            """
            project_fail_recent
              The share of failed builds among the recent_builds newest earlier builds of the project that passed or failed.

              Category       build_history
              Type           decimal
              Unit           ratio
              Values         [0, 1]; 2 decimals
              Computed from  tr_status of earlier builds by time
              Resources      run_result
              Needs          run
              Known at       trigger
              Parameters     recent_builds (5)
              Revision       1
            """);
  }
}
