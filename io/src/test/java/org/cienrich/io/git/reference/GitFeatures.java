package org.cienrich.io.git.reference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.features.Cells;
import org.cienrich.features.Evaluation;
import org.cienrich.features.Evaluation.ResourceLookup;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.FeaturePlan.Stage;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.Resource;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;

/**
 * All features of the catalogue that need git and no earlier builds. Facts of other sources than
 * git and the run are missing.
 */
public final class GitFeatures {
  /** What the text of a missing value begins with; its reason follows. */
  static final String MISSING = "missing: ";

  public static final List<Feature<?>> FEATURES =
      Catalog.ALL.features().stream().filter(GitFeatures::needsGit).toList();

  private GitFeatures() {}

  private static boolean needsGit(Feature<?> feature) {
    return FeaturePlan.stage(feature) == Stage.LOCAL
        && FeaturePlan.of(List.of(feature)).sources().contains(ResourceSource.GIT_HISTORY);
  }

  /** Gives facts of git. */
  public interface GitFacts {
    <T> Outcome<T> find(Resource<T> resource, BuildWork build);
  }

  /** Returns the value of every feature, or why it is missing, as text by its name. */
  public static Map<String, String> of(BuildWork build, RepositoryInfo repository, GitFacts facts) {
    return of(FEATURES, build, repository, facts);
  }

  /** Returns the values of some of them. */
  public static Map<String, String> of(
      List<Feature<?>> features, BuildWork build, RepositoryInfo repository, GitFacts facts) {
    Cells cells = new Cells();
    new Evaluation(ParameterValues.DEFAULTS, (feature, failure) -> {})
        .compute(
            FeaturePlan.of(features).order(Stage.LOCAL),
            cells,
            lookup(build, repository, facts),
            Evaluation.NO_EARLIER_BUILDS);
    Map<String, String> values = new TreeMap<>();
    for (Feature<?> feature : features) {
      values.put(feature.name(), text(cells.get(feature)));
    }
    return values;
  }

  private static String text(Outcome<?> outcome) {
    return outcome instanceof Outcome.Missing<?> missing
        ? MISSING + missing.reason()
        : String.valueOf(outcome.toOptional().orElseThrow());
  }

  private static ResourceLookup lookup(BuildWork build, RepositoryInfo repository, GitFacts facts) {
    Map<Resource<?>, Object> ofRun =
        Map.of(
            Resources.BUILD, build.run().id(),
            Resources.RUN_TRIGGER, build.run().trigger(),
            Resources.RUN_RESULT, build.run().result(),
            Resources.REPOSITORY, repository);
    return new ResourceLookup() {
      @Override
      public <T> Outcome<T> find(Resource<T> resource) {
        if (resource.equals(Resources.LINEAGE)) {
          return Outcome.present(resource.type().cast(build.lineage()));
        }
        if (resource.source() == ResourceSource.GIT_HISTORY) {
          return facts.find(resource, build);
        }
        Object known = ofRun.get(resource);
        return known == null
            ? Outcome.missing(MissingReason.NOT_PROVIDED)
            : Outcome.present(resource.type().cast(known));
      }
    };
  }
}
