package org.cienrich.io.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cienrich.features.Feature;
import org.cienrich.features.FeatureCatalog;
import org.cienrich.features.catalog.Catalog;
import org.cienrich.features.catalog.InvalidSelectionException;
import org.cienrich.features.catalog.Selection;
import org.cienrich.io.table.FeatureVectorLayout;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** Which columns of a version are wanted: the identity columns, those selected, the reasons. */
public final class ExportColumns {
  private static final String ALL = "all";

  private ExportColumns() {}

  /**
   * Selects among the columns that there are, which keep their order.
   *
   * @param selection names of columns, {@code category:…}, {@code template:…}, {@code all}; null
   *     for all
   * @param reasons whether the column with the reasons of missing values is wanted
   * @throws InvalidSelectionException naming all that the version does not have
   */
  public static List<String> select(
      List<TableColumn> columns, @Nullable String selection, boolean reasons) {
    Set<String> wanted = new LinkedHashSet<>(FeatureVectorLayout.identityNames());
    if (reasons) {
      wanted.add(FeatureVectorLayout.REASONS);
    }
    if (selection == null) {
      columns.stream().map(TableColumn::name).filter(ExportColumns::isValue).forEach(wanted::add);
    } else {
      wanted.addAll(selected(columns, selection));
    }
    return columns.stream().map(TableColumn::name).filter(wanted::contains).toList();
  }

  private static boolean isValue(String name) {
    return !name.equals(FeatureVectorLayout.REASONS);
  }

  private static Set<String> selected(List<TableColumn> columns, String selection) {
    Set<String> wanted = new LinkedHashSet<>();
    List<String> rest = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<String> names = columns.stream().map(TableColumn::name).toList();
    for (String part : selection.split(",", -1)) {
      String name = part.strip();
      if (names.contains(name)) {
        wanted.add(name);
      } else if (name.equals(ALL)) {
        names.stream().filter(ExportColumns::isValue).forEach(wanted::add);
      } else if (Catalog.ALL.find(name).isPresent()) {
        problems.add("The version has no feature " + name + ": its run did not select it");
      } else if (!name.isEmpty()) {
        rest.add(name);
      }
    }
    try {
      if (!rest.isEmpty() || wanted.isEmpty()) {
        Selection.parse(String.join(",", rest), catalog(columns)).stream()
            .map(Feature::name)
            .forEach(wanted::add);
      }
    } catch (InvalidSelectionException e) {
      problems.addAll(e.problems());
    }
    if (!problems.isEmpty()) {
      throw new InvalidSelectionException(problems);
    }
    return wanted;
  }

  private static FeatureCatalog catalog(List<TableColumn> columns) {
    List<Feature<?>> features = new ArrayList<>();
    for (TableColumn column : columns) {
      if (column.feature() != null) {
        features.add(column.feature());
      }
    }
    return new FeatureCatalog(features);
  }
}
