package org.cienrich.io.version;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cienrich.io.version.DataDictionary.TableEntry;
import org.jspecify.annotations.Nullable;

/** The data dictionary as a page to read. */
public final class DictionaryMarkdown {
  private final StringBuilder page = new StringBuilder();

  private DictionaryMarkdown() {}

  /** Returns the page. */
  public static String of(DataDictionary dictionary) {
    return new DictionaryMarkdown().render(dictionary);
  }

  private String render(DataDictionary dictionary) {
    page.append("# Data dictionary\n");
    dictionary.tables().forEach(this::table);
    page.append("\n## Why values are missing\n\n");
    row("Reason", "Meaning", "Lowers the status");
    row("---", "---", "---");
    dictionary
        .missingReasons()
        .forEach(r -> row(r.name(), r.meaning(), r.lowersStatus() ? "yes" : "no"));
    if (!dictionary.parameters().isEmpty()) {
      page.append("\n## Parameters\n\n");
      row("Parameter", "Type", "Default", "Meaning");
      row("---", "---", "---", "---");
      dictionary
          .parameters()
          .forEach(p -> row(p.name(), p.type(), p.defaultValue(), p.description()));
    }
    return page.toString();
  }

  private void table(TableEntry table) {
    page.append("\n## ").append(table.name()).append("\n\n");
    page.append(table.description()).append(" Rows: ").append(table.rows()).append(".\n\n");
    row(
        "Column",
        "Type",
        "Unit",
        "Known at",
        "Values",
        "Revision",
        "Parameters",
        "Missing",
        "Meaning");
    row("---", "---", "---", "---", "---", "---", "---", "---", "---");
    for (DictionaryColumn column : table.columns()) {
      row(
          column.name(),
          column.type(),
          column.unit(),
          column.knownAt(),
          column.allowedValues() == null
              ? column.range()
              : String.join(", ", column.allowedValues()),
          Objects.toString(column.revision(), ""),
          column.parameters() == null ? "" : String.join(", ", column.parameters()),
          missing(column.missing()),
          column.isVolatile() ? column.meaning() + " (Volatile.)" : column.meaning());
    }
  }

  private static String missing(DictionaryColumn.@Nullable Missing missing) {
    if (missing == null || missing.share() == null) {
      return "";
    }
    String reasons =
        missing.reasons().entrySet().stream()
            .map(entry -> percent(entry.getValue().share()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return percent(missing.share()) + (reasons.isEmpty() ? "" : ": " + reasons);
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "" : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private void row(@Nullable String... cells) {
    page.append('|');
    for (String cell : cells) {
      String text = cell == null ? "" : cell.replace("|", "\\|").replaceAll("\\s+", " ");
      page.append(' ').append(text).append(" |");
    }
    page.append('\n');
  }
}
