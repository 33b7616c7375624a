package org.cienrich.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to be done for a selection of features: which features to compute, in which order and
 * where, and which resources to fetch. Immutable.
 *
 * <p>A feature is computed in one of four stages: {@code LOCAL} ones need only their own build,
 * {@code SCAN} ones only what scanners found, {@code HISTORY} ones look at earlier builds and are
 * computed in the order of time, {@code DERIVED} ones combine these.
 */
public final class FeaturePlan {
  /** Where in the pipeline a feature is computed. */
  public enum Stage {
    LOCAL,
    SCAN,
    HISTORY,
    DERIVED
  }

  private final List<Feature<?>> selected;
  private final Set<Feature<?>> order = new LinkedHashSet<>();
  private final Set<Resource<?>> resources = new LinkedHashSet<>();
  private final Set<ResourceSource> sources = EnumSet.noneOf(ResourceSource.class);
  private final Set<Parameter<?>> parameters = new LinkedHashSet<>();
  private final Set<Feature<?>> remembered = new LinkedHashSet<>();
  private final Set<Feature<?>> shared = new LinkedHashSet<>();

  private final Map<Stage, List<Feature<?>>> byStage = new EnumMap<>(Stage.class);
  private List<Feature<?>> carried = List.of();

  private FeaturePlan(List<Feature<?>> selected) {
    this.selected = selected;
    for (Stage stage : Stage.values()) {
      byStage.put(stage, new ArrayList<>());
    }
  }

  /**
   * Plans the selected features and all they depend on.
   *
   * @throws IllegalArgumentException if a feature looks at earlier builds for a value that itself
   *     looks at earlier builds, or combines what depends on earlier builds with a resource
   */
  public static FeaturePlan of(Collection<Feature<?>> selected) {
    FeaturePlan plan = new FeaturePlan(List.copyOf(new LinkedHashSet<>(selected)));
    plan.selected.forEach(plan::visit);
    plan.order.forEach(feature -> plan.byStage.get(stage(feature)).add(feature));
    plan.carried = plan.findCarried();
    return plan;
  }

  private void visit(Feature<?> feature) {
    if (order.contains(feature)) {
      return;
    }
    boolean looksBack = stage(feature) == Stage.HISTORY;
    for (Node<?> input : feature.inputs()) {
      visitInput(feature, unwrapped(input), looksBack);
    }
    order.add(feature);
  }

  private void visitInput(Feature<?> feature, Node<?> input, boolean looksBack) {
    if (input instanceof Feature<?> dependency) {
      if (looksBack) {
        visitRemembered(feature, dependency);
      } else {
        visit(dependency);
      }
    } else if (input instanceof EarlierInput earlier) {
      sources.add(earlier.link().source());
      earlier
          .same()
          .ifPresent(
              same -> {
                visitRemembered(feature, same);
                shared.add(same);
              });
      earlier.features().forEach(dependency -> visitRemembered(feature, dependency));
    } else if (input instanceof Parameter<?> parameter) {
      parameters.add(parameter);
    } else if (input instanceof Resource<?> resource) {
      if (stage(feature) != (isScan(resource) ? Stage.SCAN : Stage.LOCAL)) {
        throw new IllegalArgumentException(
            feature.name() + " depends on other stages and on the resource " + resource.name());
      }
      resources.add(resource);
      sources.add(resource.source());
    }
  }

  private void visitRemembered(Feature<?> feature, Feature<?> dependency) {
    visit(dependency);
    if (stage(dependency) != Stage.LOCAL) {
      throw new IllegalArgumentException(
          feature.name()
              + " looks at earlier builds for "
              + dependency.name()
              + ", which does so too");
    }
    remembered.add(dependency);
  }

  static Node<?> unwrapped(Node<?> node) {
    return node instanceof Optionally<?> optionally ? optionally.node() : node;
  }

  /** Returns where the feature is computed. */
  public static Stage stage(Feature<?> feature) {
    Stage stage = Stage.LOCAL;
    for (Node<?> input : feature.inputs()) {
      if (input instanceof EarlierInput) {
        return Stage.HISTORY;
      }
      if (unwrapped(input) instanceof Feature<?> dependency && stage(dependency) != Stage.LOCAL) {
        stage = Stage.DERIVED;
      } else if (unwrapped(input) instanceof Resource<?> resource && isScan(resource)) {
        stage = Stage.SCAN;
      }
    }
    return stage;
  }

  private static boolean isScan(Resource<?> resource) {
    return resource.source() == ResourceSource.GIT_WORKTREE;
  }

  /** Returns the columns, in the order they were selected. */
  public List<Feature<?>> selected() {
    return selected;
  }

  /** Returns the features computed in this stage, each after its inputs. */
  public List<Feature<?>> order(Stage stage) {
    return Collections.unmodifiableList(byStage.get(stage));
  }

  /** Returns the resources that computing the features needs, in the order they are met. */
  public Set<Resource<?>> resources() {
    return Collections.unmodifiableSet(resources);
  }

  /** Returns what has to be fetched for the resources and for the links to earlier builds. */
  public Set<ResourceSource> sources() {
    return Collections.unmodifiableSet(sources);
  }

  /** Tells whether repositories have to be mirrored. */
  public boolean needsMirrors() {
    return sources.contains(ResourceSource.GIT_HISTORY)
        || sources.contains(ResourceSource.GIT_WORKTREE);
  }

  /** Returns the parameters that the features read, directly or through their inputs. */
  public List<Parameter<?>> parameters() {
    return List.copyOf(parameters);
  }

  /**
   * Returns the local features whose values the finished row needs: the selected ones and the
   * inputs of derived ones.
   */
  public List<Feature<?>> carried() {
    return carried;
  }

  private List<Feature<?>> findCarried() {
    Set<Feature<?>> needed = new HashSet<>(selected);
    for (Feature<?> derived : order(Stage.DERIVED)) {
      for (Node<?> input : derived.inputs()) {
        if (unwrapped(input) instanceof Feature<?> feature) {
          needed.add(feature);
        }
      }
    }
    return order(Stage.LOCAL).stream().filter(needed::contains).<Feature<?>>map(f -> f).toList();
  }

  /**
   * Returns the local features whose values the history stage needs, of the build itself or of
   * later ones that look back at it.
   */
  public List<Feature<?>> remembered() {
    return List.copyOf(remembered);
  }

  /** Returns those of the remembered features whose value earlier builds may have to share. */
  public List<Feature<?>> shared() {
    return List.copyOf(shared);
  }
}
