package org.cienrich.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.KnownAt;
import org.cienrich.features.Link;
import org.cienrich.features.Nodes;
import org.cienrich.features.Parameter;
import org.cienrich.features.Parameters;
import org.cienrich.features.Range;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.Unit;
import org.cienrich.features.ValueType;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.features.facts.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {
  private static final Set<String> NUMBERS_WITHOUT_UNIT =
      Set.of("tr_build_number", "tr_attempt", "gh_pull_req_num");

  static List<Feature<?>> features() {
    return Catalog.ALL.features();
  }

  @ParameterizedTest
  @MethodSource("features")
  void descriptionsAreFullSentences(Feature<?> feature) {
    assertThat(feature.description()).matches("(?s)\\S.*[^.]\\.").doesNotContain("  ");
  }

  @ParameterizedTest
  @MethodSource("features")
  void numbersHaveAUnitAndARange(Feature<?> feature) {
    if (feature.type() == ValueType.INTEGER || feature.type() == ValueType.DECIMAL) {
      assertThat(feature.range()).isNotEqualTo(Range.ANY);
      assertThat(feature.unit() == Unit.NONE)
          .isEqualTo(NUMBERS_WITHOUT_UNIT.contains(feature.name()));
    } else {
      assertThat(feature.range()).isEqualTo(Range.ANY);
      assertThat(feature.unit()).isEqualTo(Unit.NONE);
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void sharesOfBuildsAndCommitsStayBetweenZeroAndOne(Feature<?> feature) {
    boolean isPercentage = feature.unit() == Unit.PERCENT;
    if (!isPercentage
        && feature.name().matches(".*fail_(history|recent|rate).*|.*ownership|.*_ratio")) {
      assertThat(feature.range()).isEqualTo(new Range(0.0, 1.0));
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void everyFeatureCanBePlannedOnItsOwn(Feature<?> feature) {
    assertThat(FeaturePlan.of(List.of(feature)).selected()).containsExactly(feature);
  }

  @ParameterizedTest
  @MethodSource("features")
  void nothingKnownAtTheTriggerReadsWhatIsKnownLater(Feature<?> feature) {
    if (feature.knownAt() == KnownAt.TRIGGER) {
      assertThat(Nodes.resourcesOfTheSameBuild(feature))
          .doesNotContain(Resources.RUN_RESULT, Resources.REPOSITORY)
          .allMatch(resource -> resource.knownAt() == KnownAt.TRIGGER);
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void lookingBackAlongALinkNeedsWhatMakesTheLink(Feature<?> feature) {
    if (Nodes.links(feature).contains(Link.LINEAGE)) {
      assertThat(FeaturePlan.of(List.of(feature)).sources()).contains(ResourceSource.GIT_HISTORY);
    }
  }

  @Test
  void forgeLogsAndAttemptsAreAskedForOnlyByFeaturesAboutThem() {
    assertThat(needing(plan -> plan.resources().contains(Resources.ATTEMPTS)))
        .containsExactly("tr_num_attempts", "tr_first_status", "tr_final_status", "tr_is_flaky");
    assertThat(needing(plan -> plan.sources().contains(ResourceSource.BUILD_LOGS)))
        .contains("tr_log_num_jobs", "tr_log_tests_run_sum", "tr_log_status")
        .allSatisfy(name -> assertThat(name).startsWith("tr_log_"))
        .doesNotContain("tr_log_lan_all");
    assertThat(needing(plan -> plan.sources().contains(ResourceSource.GITHUB_API)))
        .containsExactly(
            "gh_pull_req_num",
            "gh_pr_created_at",
            "gh_has_bug_label",
            "gh_team_size",
            "gh_by_core_team_member",
            "gh_num_issue_comments",
            "gh_num_pr_comments",
            "gh_num_commit_comments",
            "gh_description_complexity",
            "gh_num_reviews",
            "gh_num_approvals",
            "gh_num_changes_requested",
            "gh_num_reviewers");
  }

  private static List<String> needing(Predicate<FeaturePlan> need) {
    return Catalog.ALL.features().stream()
        .filter(feature -> need.test(FeaturePlan.of(List.of(feature))))
        .<String>map(Feature::name)
        .toList();
  }

  @Test
  void outcomeOfTheBuildItselfIsKnownAtItsEnd() {
    assertThat(WorkflowFeatures.TR_STATUS.knownAt()).isEqualTo(KnownAt.RUN_END);
    assertThat(WorkflowFeatures.TR_DURATION.knownAt()).isEqualTo(KnownAt.RUN_END);
  }

  @Test
  void columnsAreGroupedByCategory() {
    List<Feature<?>> features = Catalog.ALL.features();
    for (int i = 1; i < features.size(); i++) {
      assertThat(features.get(i).category()).isGreaterThanOrEqualTo(features.get(i - 1).category());
    }
  }

  @Test
  void everyFeatureConstantIsInTheCatalogue() throws Exception {
    List<Class<?>> groups = featureClasses();
    assertThat(groups).containsExactlyInAnyOrderElementsOf(Catalog.GROUPS);
    for (Class<?> group : groups) {
      assertThat(Modifier.isFinal(group.getModifiers())).as(group.getName()).isTrue();
      for (var field : group.getDeclaredFields()) {
        if (field.getType() == Feature.class) {
          assertThat(field.canAccess(null)).as(field.toString()).isTrue();
          Feature<?> feature = (Feature<?>) field.get(null);
          assertThat(Catalog.ALL.find(feature.name())).contains(feature);
          assertThat(field.getName()).isEqualTo(feature.name().toUpperCase(Locale.ROOT));
        }
      }
    }
  }

  @Test
  void everyParameterIsReadByAFeature() {
    List<Parameter<?>> read = FeaturePlan.of(Catalog.ALL.features()).parameters();
    assertThat(Parameters.ALL).containsExactlyInAnyOrderElementsOf(read);
  }

  @Test
  void everyResourceIsReadByAFeature() {
    assertThat(FeaturePlan.of(Catalog.ALL.features()).resources())
        .containsExactlyInAnyOrderElementsOf(Resources.ALL);
  }

  @Test
  void templatesHoldFeaturesOfTheCatalogueEachOnce() {
    for (Template template : Templates.ALL) {
      assertThat(template.features())
          .as(template.name())
          .doesNotHaveDuplicates()
          .isSubsetOf(Catalog.ALL.features());
    }
    assertThat(Templates.ALL.stream().map(Template::name))
        .containsExactly("travistorrent-full", "circleci-devops", "risk-prediction");
  }

  /** Finds all classes named {@code …Features} among the compiled classes of this module. */
  private static List<Class<?>> featureClasses() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Feature.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith("Features.class"))
          .<Class<?>>map(CatalogTest::load)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
