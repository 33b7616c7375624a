package org.cienrich.features.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.Category;
import org.cienrich.features.Feature;
import org.cienrich.features.FeatureCatalog;
import org.cienrich.features.KnownAt;
import org.cienrich.features.Suggestions;

/**
 * Reads which features a user wants: names, {@code category:…}, {@code template:…} and {@code all},
 * separated by commas. What comes out is in the order of the catalogue. Metrics of scanners are
 * selected by {@link ScanSelection} alone.
 */
public final class Selection {
  private static final String ALL = "all";
  private static final String CATEGORY = "category:";
  private static final String TEMPLATE = "template:";

  private final FeatureCatalog catalog;
  private final KnownAt latest;
  private final Set<Feature<?>> selected = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  private Selection(FeatureCatalog catalog, KnownAt latest) {
    this.catalog = catalog;
    this.latest = latest;
  }

  /**
   * Selects features, whenever they are known.
   *
   * @throws InvalidSelectionException if a part of the text is unknown, or nothing is selected
   */
  public static List<Feature<?>> parse(String text, FeatureCatalog catalog) {
    return parse(text, catalog, KnownAt.LATER);
  }

  /**
   * Selects features that are known at {@code latest} or before. Those known later are left out of
   * categories, templates and {@code all}; to name one is an error.
   *
   * @throws InvalidSelectionException if a part of the text is unknown, a named feature is known
   *     too late, or nothing is selected
   */
  public static List<Feature<?>> parse(String text, FeatureCatalog catalog, KnownAt latest) {
    Selection selection = new Selection(catalog, latest);
    Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .forEach(selection::add);
    return selection.result(text);
  }

  private void add(String part) {
    if (part.equals(ALL)) {
      addAllKnown(catalog.features().stream().filter(Selection::isOwn).toList());
    } else if (part.startsWith(CATEGORY)) {
      addCategory(part.substring(CATEGORY.length()));
    } else if (part.startsWith(TEMPLATE)) {
      addTemplate(part.substring(TEMPLATE.length()));
    } else {
      addFeature(part);
    }
  }

  private void addFeature(String name) {
    catalog
        .find(name)
        .ifPresentOrElse(
            this::addNamed,
            () ->
                unknown(
                    "feature",
                    name,
                    names(catalog.features().stream().filter(Selection::isOwn).toList())));
  }

  private void addNamed(Feature<?> feature) {
    if (!isOwn(feature)) {
      problems.add(
          "Feature "
              + feature.name()
              + " is a metric of "
              + ScanSelection.toolOf(feature).toolName()
              + ": select it by --scanMetrics");
    } else if (isKnown(feature)) {
      selected.add(feature);
    } else {
      problems.add(knownTooLate(feature, latest));
    }
  }

  private static boolean isOwn(Feature<?> feature) {
    return !feature.category().isScan();
  }

  static String knownTooLate(Feature<?> feature, KnownAt latest) {
    return "Feature "
        + feature.name()
        + " is known at "
        + feature.knownAt().optionName()
        + " only, later than --knownAt="
        + latest.optionName();
  }

  private void addCategory(String selector) {
    Arrays.stream(Category.values())
        .filter(category -> !category.isScan() && category.selector().equals(selector))
        .findFirst()
        .ifPresentOrElse(
            category ->
                addAllKnown(
                    catalog.features().stream()
                        .filter(feature -> feature.category() == category)
                        .toList()),
            () ->
                unknown(
                    "category",
                    selector,
                    Arrays.stream(Category.values())
                        .filter(category -> !category.isScan())
                        .map(Category::selector)
                        .toList()));
  }

  private void addTemplate(String name) {
    Templates.find(name)
        .ifPresentOrElse(
            template -> addAllKnown(template.features()),
            () -> unknown("template", name, Templates.ALL.stream().map(Template::name).toList()));
  }

  private void addAllKnown(List<Feature<?>> features) {
    features.stream().filter(this::isKnown).forEach(selected::add);
  }

  private boolean isKnown(Feature<?> feature) {
    return feature.knownAt().compareTo(latest) <= 0;
  }

  private void unknown(String kind, String name, List<String> known) {
    problems.add("Unknown " + kind + " '" + name + "'" + Suggestions.hint(name, known));
  }

  private List<Feature<?>> result(String text) {
    if (problems.isEmpty() && selected.isEmpty()) {
      problems.add("No feature is selected by '" + text + "'");
    }
    if (!problems.isEmpty()) {
      throw new InvalidSelectionException(problems);
    }
    return catalog.features().stream().filter(selected::contains).<Feature<?>>map(f -> f).toList();
  }

  private static List<String> names(List<Feature<?>> features) {
    return features.stream().<String>map(Feature::name).toList();
  }
}
