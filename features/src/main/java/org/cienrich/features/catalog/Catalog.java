package org.cienrich.features.catalog;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.FeatureCatalog;
import org.cienrich.features.ci.AttemptFeatures;
import org.cienrich.features.ci.BuildLogFeatures;
import org.cienrich.features.ci.DiscussionFeatures;
import org.cienrich.features.ci.JobLogFeatures;
import org.cienrich.features.ci.MetadataFeatures;
import org.cienrich.features.ci.PullRequestFeatures;
import org.cienrich.features.ci.ReviewFeatures;
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
import org.cienrich.features.jit.JitFeatures;
import org.cienrich.features.jit.JitHistoryFeatures;
import org.cienrich.features.scan.SonarFeatures;
import org.cienrich.features.scan.TrivyFeatures;

/**
 * All features there are. A new feature is a new constant in one of the groups; a new group is a
 * line here.
 */
public final class Catalog {
  /** The classes that declare features as public constants, in the order of their columns. */
  static final List<Class<?>> GROUPS =
      List.of(
          WorkflowFeatures.class,
          AttemptFeatures.class,
          MetadataFeatures.class,
          TimeFeatures.class,
          PullRequestFeatures.class,
          DevOpsFeatures.class,
          BuildLogFeatures.class,
          TestLogFeatures.class,
          JobLogFeatures.class,
          HistoryFeatures.class,
          DiffFeatures.class,
          TeamFeatures.class,
          DiscussionFeatures.class,
          ReviewFeatures.class,
          SnapshotFeatures.class,
          ChainFeatures.class,
          BuildHistoryFeatures.class,
          CommitterFeatures.class,
          AuthorFeatures.class,
          JitFeatures.class,
          JitHistoryFeatures.class,
          TrivyFeatures.class,
          SonarFeatures.class);

  /** The whole catalogue. */
  public static final FeatureCatalog ALL =
      new FeatureCatalog(GROUPS.stream().<Feature<?>>flatMap(Catalog::constants).toList());

  private Catalog() {}

  private static Stream<Feature<?>> constants(Class<?> group) {
    return Arrays.stream(group.getDeclaredFields())
        .filter(field -> field.getType() == Feature.class)
        .filter(field -> Modifier.isPublic(field.getModifiers()))
        .map(Catalog::read);
  }

  private static Feature<?> read(Field field) {
    try {
      return (Feature<?>) field.get(null);
    } catch (IllegalAccessException inaccessible) {
      throw new IllegalStateException(field + " is not public", inaccessible);
    }
  }
}
