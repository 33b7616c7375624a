package org.cienrich.io.export.prepare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cienrich.io.export.RowSource;
import org.cienrich.io.export.prepare.ColumnFit.FittedColumn;
import org.cienrich.io.export.prepare.Preparation.Fill;
import org.cienrich.io.export.prepare.PreparationParameters.ColumnParameters;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** Fits a preparation. For a single use. */
final class PreparerFit {
  private final Preparation preparation;
  private final RowSource source;
  private final List<TableColumn> columns;
  private final SortedMap<String, Long> missingByColumn = new TreeMap<>();

  PreparerFit(Preparation preparation, RowSource source) {
    this.preparation = preparation;
    this.source = source;
    columns = source.columns();
  }

  Preparer fit() throws IOException {
    Splitter splitter = splitter();
    Double mostMissing = preparation.missing().mostMissing();
    ColumnChoice choice =
        splitter.remembers() || mostMissing != null
            ? ColumnChoice.of(source, splitter, mostMissing)
            : ColumnChoice.all(columns);
    RowFilter filter = new RowFilter(splitter, needed(choice));
    List<ColumnFit> fits =
        choice.kept().stream().map(i -> ColumnFit.of(columns.get(i), preparation)).toList();
    Map<Part, PartTally> tallies = new EnumMap<>(Part.class);
    splitter.parts().forEach(part -> tallies.put(part, new PartTally(part, columns)));
    int[] kept = choice.kept().stream().mapToInt(Integer::intValue).toArray();
    source.forEach(
        cells -> {
          Place place = filter.place(cells);
          PartTally tally = tallies.get(place.part());
          if (place.dropped() == null) {
            tally.add(cells);
            for (int i = 0; i < kept.length; i++) {
              fits.get(i).add(cells.get(kept[i]), place.isFittedOn());
            }
          } else {
            tally.drop(place.dropped());
            if (place.dropped() == DropReason.MISSING_VALUE) {
              countMissing(filter, cells);
            }
          }
        });
    check(tallies, fits);
    return preparer(splitter, filter, choice, fits, tallies);
  }

  private Splitter splitter() throws IOException {
    List<Double> shares = preparation.shares();
    return switch (preparation.split()) {
      case NONE -> Splitter.NONE;
      case TIME -> TimeSplit.of(source, shares, /* perRepository= */ false);
      case TIME_PER_REPOSITORY -> TimeSplit.of(source, shares, /* perRepository= */ true);
      case REPOSITORY -> RepositorySplit.of(source, shares, preparation.seed());
    };
  }

  private List<Integer> needed(ColumnChoice choice) {
    return preparation.missing().fill() == Fill.DROP_ROWS
        ? choice.kept().stream().filter(i -> Role.of(columns.get(i)) != Role.IDENTITY).toList()
        : List.of();
  }

  private void countMissing(RowFilter filter, List<@Nullable Object> cells) {
    for (int column : filter.needed()) {
      if (cells.get(column) == null) {
        missingByColumn.merge(columns.get(column).name(), 1L, Long::sum);
      }
    }
  }

  private void check(Map<Part, PartTally> tallies, List<ColumnFit> fits) {
    List<String> problems =
        new ArrayList<>(fits.stream().map(ColumnFit::problem).flatMap(Optional::stream).toList());
    boolean isSplit = !tallies.containsKey(Part.ALL);
    List<PartTally> empty = tallies.values().stream().filter(tally -> tally.rows() == 0).toList();
    if (!empty.isEmpty() && (isSplit || !missingByColumn.isEmpty())) {
      String split =
          isSplit
              ? "--split=%s --shares=%s: "
                  .formatted(preparation.split().text(), preparation.options().get("shares"))
              : "--missing=drop-rows: ";
      problems.add(
          split
              + empty.stream().map(PartTally::whyEmpty).collect(Collectors.joining("; "))
              + (missingByColumn.isEmpty() ? "" : "; rows without a value: " + mostMissing()));
    }
    if (!problems.isEmpty()) {
      throw new PreparationException(problems);
    }
  }

  private String mostMissing() {
    return missingByColumn.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(5)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private Preparer preparer(
      Splitter splitter,
      RowFilter filter,
      ColumnChoice choice,
      List<ColumnFit> fits,
      Map<Part, PartTally> tallies) {
    ColumnNames names = new ColumnNames(columns.stream().map(TableColumn::name).toList());
    List<ColumnEncoder> encoders = new ArrayList<>();
    List<ColumnParameters> described = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Double share = choice.dropped().get(i);
      if (share != null) {
        described.add(dropped(columns.get(i), share));
      } else {
        FittedColumn fitted = fits.get(encoders.size()).fitted(names);
        encoders.add(fitted.encoder());
        described.add(fitted.parameters());
      }
    }
    return new Preparer(
        splitter,
        filter,
        choice.kept(),
        encoders,
        new PreparationParameters(
            preparation.options(),
            tallies.values().stream().map(PartTally::summary).toList(),
            splitter.cuts(),
            splitter.repositories(),
            missingByColumn,
            List.copyOf(described)));
  }

  private static ColumnParameters dropped(TableColumn column, double shareMissing) {
    return new ColumnParameters(
        column.name(),
        Role.of(column).text(),
        column.type().label(),
        shareMissing,
        /* written= */ List.of(),
        null,
        null,
        null,
        List.of("Dropped: too many values are missing in the training part."));
  }
}
