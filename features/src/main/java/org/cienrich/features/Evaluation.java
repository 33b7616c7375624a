package org.cienrich.features;

import java.util.List;

/**
 * Computes features of one build, each after its inputs. A missing input makes a feature missing
 * for the same reason; an exception makes it {@link MissingReason#COMPUTATION_FAILED} and leaves
 * all others alone. Not thread-safe.
 */
public final class Evaluation {
  /** Gives the resources of the build. Asked at most once per computation that names one. */
  public interface ResourceLookup {
    <T> Outcome<T> find(Resource<T> resource);
  }

  /** Gives the earlier builds that an input asks for, or why it is unknown which they are. */
  public interface EarlierLookup {
    Outcome<EarlierBuilds> find(EarlierInput input);
  }

  /** Told of every computation that threw. */
  public interface FailureListener {
    void failed(Feature<?> feature, RuntimeException failure);
  }

  /** For a stage whose features need no resources. */
  public static final ResourceLookup NO_RESOURCES =
      new ResourceLookup() {
        @Override
        public <T> Outcome<T> find(Resource<T> resource) {
          throw new IllegalStateException("No resources in this stage: " + resource.name());
        }
      };

  /** For a stage whose features do not look at earlier builds. */
  public static final EarlierLookup NO_EARLIER_BUILDS =
      input -> {
        throw new IllegalStateException("No earlier builds in this stage: " + input.name());
      };

  private final ParameterValues parameters;
  private final FailureListener failures;

  public Evaluation(ParameterValues parameters, FailureListener failures) {
    this.parameters = parameters;
    this.failures = failures;
  }

  /** Computes the features in the order given and adds their outcomes to {@code cells}. */
  public void compute(
      List<Feature<?>> features, Cells cells, ResourceLookup resources, EarlierLookup earlier) {
    for (Feature<?> feature : features) {
      computeOne(feature, cells, resources, earlier);
    }
  }

  private <T> void computeOne(
      Feature<T> feature, Cells cells, ResourceLookup resources, EarlierLookup earlier) {
    Object[] arguments = new Object[feature.inputs().size()];
    for (int i = 0; i < arguments.length; i++) {
      Node<?> input = feature.inputs().get(i);
      Outcome<?> outcome = find(FeaturePlan.unwrapped(input), cells, resources, earlier);
      if (input instanceof Optionally<?>) {
        arguments[i] = outcome;
      } else if (outcome instanceof Outcome.Present<?> present) {
        arguments[i] = present.value();
      } else {
        cells.put(feature, Outcome.missing(((Outcome.Missing<?>) outcome).reason().ofDependants()));
        return;
      }
    }
    try {
      cells.put(feature, feature.compute(arguments));
    } catch (RuntimeException failure) {
      cells.put(feature, Outcome.missing(MissingReason.COMPUTATION_FAILED));
      failures.failed(feature, failure);
    }
  }

  private Outcome<?> find(
      Node<?> node, Cells cells, ResourceLookup resources, EarlierLookup earlier) {
    if (node instanceof Feature<?> feature) {
      return cells.get(feature);
    }
    if (node instanceof Resource<?> resource) {
      return resources.find(resource);
    }
    if (node instanceof Parameter<?> parameter) {
      return Outcome.present(parameters.get(parameter));
    }
    EarlierInput input = (EarlierInput) node;
    Outcome<?> same = input.same().<Outcome<?>>map(cells::get).orElse(Outcome.present(input));
    return same instanceof Outcome.Missing<?> ? same : earlier.find(input);
  }
}
