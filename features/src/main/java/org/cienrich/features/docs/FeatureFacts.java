package org.cienrich.features.docs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cienrich.features.Feature;
import org.cienrich.features.FeatureCatalog;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.Node;
import org.cienrich.features.Parameter;
import org.cienrich.features.Resource;
import org.cienrich.features.ResourceSource;

/** What there is to say about a feature, in words: the same on the page and on the terminal. */
record FeatureFacts(Feature<?> feature, FeaturePlan plan) {

  static FeatureFacts of(Feature<?> feature) {
    return new FeatureFacts(feature, FeaturePlan.of(List.of(feature)));
  }

  String name() {
    return feature.name();
  }

  String type() {
    return feature.type().name();
  }

  String unit() {
    return feature.unit().phrase();
  }

  String meaning() {
    return feature.description();
  }

  /** Returns the range or the list of values, and how the value is rounded. */
  String values() {
    String values =
        feature.allowedValues().isEmpty()
            ? feature.range().toString()
            : feature.allowedValues().stream()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    String rounding = feature.decimals().map(n -> n + " decimals").orElse("");
    return values.isEmpty() || rounding.isEmpty() ? values + rounding : values + "; " + rounding;
  }

  /** Returns the direct inputs but the parameters. */
  String inputs() {
    return feature.inputs().stream()
        .filter(input -> !(input instanceof Parameter<?>))
        .map(Node::name)
        .collect(Collectors.joining("; "));
  }

  /** Returns all resources that have to be obtained, directly or for an input. */
  List<String> resources() {
    return plan.resources().stream().map(Resource::name).sorted().toList();
  }

  /** Returns what has to be fetched for the resources. */
  List<String> sources() {
    return plan.sources().stream().map(ResourceSource::stateName).toList();
  }

  String knownAt() {
    return feature.knownAt().optionName();
  }

  /** Returns the parameters that the value depends on, directly or through an input. */
  List<String> parameters() {
    return plan.parameters().stream()
        .map(parameter -> parameter.name() + " (" + defaultOf(parameter) + ")")
        .toList();
  }

  int revision() {
    return feature.revision();
  }

  static Set<Parameter<?>> parametersOf(FeatureCatalog catalog) {
    return new LinkedHashSet<>(FeaturePlan.of(catalog.features()).parameters());
  }

  static String defaultOf(Parameter<?> parameter) {
    String value = parameter.byDefault().toString();
    return value.equals("[]") ? "none" : value;
  }
}
