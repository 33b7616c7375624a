package org.cienrich.features.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.Cells;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.EarlierInput;
import org.cienrich.features.Evaluation;
import org.cienrich.features.Feature;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.FeaturePlan.Stage;
import org.cienrich.features.Link;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.RunTrigger;

/** Computes features through their whole declaration: inputs, parameters, rounding and all. */
public final class Compute {
  private final Map<Resource<?>, Object> resources = new HashMap<>();
  private final Map<Link, EarlierBuilds> earlier = new HashMap<>();
  private final Map<Feature<?>, EarlierBuilds> earlierWithSame = new HashMap<>();
  private ParameterValues parameters = ParameterValues.DEFAULTS;

  public static <T> Optional<T> withTrigger(Feature<T> feature, RunTrigger trigger) {
    return new Compute().with(Resources.RUN_TRIGGER, trigger).outcome(feature).toOptional();
  }

  /** Knows a build and the event that triggered it. */
  public static Compute row(String event) {
    return new Compute()
        .with(Resources.BUILD, Facts.build("42"))
        .with(Resources.RUN_TRIGGER, Facts.event(event));
  }

  /** Knows a build of a pull request, and what was known of that when it was triggered. */
  public static Compute pullRequestBuild(PullRequestStory story) {
    return row("pull_request").with(Resources.PULL_REQUEST, story.atTrigger());
  }

  public <T> Compute with(Resource<T> resource, T fact) {
    resources.put(resource, fact);
    return this;
  }

  public Compute with(Link link, EarlierBuilds builds) {
    earlier.put(link, builds);
    return this;
  }

  public Compute withSame(Feature<?> feature, EarlierBuilds builds) {
    earlierWithSame.put(feature, builds);
    return this;
  }

  public Compute with(ParameterValues values) {
    parameters = values;
    return this;
  }

  /** Returns the outcome; a resource that was not given is missing with UNAVAILABLE. */
  public <T> Outcome<T> outcome(Feature<T> feature) {
    FeaturePlan plan = FeaturePlan.of(List.of(feature));
    Cells cells = new Cells();
    Evaluation evaluation =
        new Evaluation(
            parameters,
            (failed, failure) -> {
              throw new AssertionError(failed.name() + " threw", failure);
            });
    for (Stage stage : Stage.values()) {
      evaluation.compute(plan.order(stage), cells, new Given(resources), this::builds);
    }
    return cells.get(feature);
  }

  private Outcome<EarlierBuilds> builds(EarlierInput input) {
    EarlierBuilds builds =
        input.same().map(earlierWithSame::get).orElseGet(() -> earlier.get(input.link()));
    return Outcome.present(builds);
  }

  private record Given(Map<Resource<?>, Object> facts) implements Evaluation.ResourceLookup {
    @Override
    public <T> Outcome<T> find(Resource<T> resource) {
      return Outcome.of(
          Optional.ofNullable(facts.get(resource)).map(resource.type()::cast),
          MissingReason.UNAVAILABLE);
    }
  }
}
