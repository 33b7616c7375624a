package org.cienrich.features;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What features are made of, for rules that hold for all of them. */
public final class Nodes {
  private Nodes() {}

  /** Returns the resources of the same build that the feature depends on. */
  public static Set<Resource<?>> resourcesOfTheSameBuild(Feature<?> feature) {
    Set<Resource<?>> resources = new LinkedHashSet<>();
    for (Node<?> input : feature.inputs()) {
      Node<?> node = FeaturePlan.unwrapped(input);
      if (node instanceof Resource<?> resource) {
        resources.add(resource);
      } else if (node instanceof Feature<?> dependency) {
        resources.addAll(resourcesOfTheSameBuild(dependency));
      }
    }
    return resources;
  }

  /** Returns along which links the feature itself looks back. */
  public static Set<Link> links(Feature<?> feature) {
    Set<Link> links = EnumSet.noneOf(Link.class);
    for (Node<?> input : feature.inputs()) {
      if (input instanceof EarlierInput earlier) {
        links.add(earlier.link());
      }
    }
    return links;
  }
}
