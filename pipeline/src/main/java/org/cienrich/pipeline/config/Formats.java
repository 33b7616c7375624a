package org.cienrich.pipeline.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cienrich.io.mongo.MongoTarget;
import org.cienrich.io.table.RowFormat;
import org.cienrich.pipeline.options.OutputOptions;
import org.jspecify.annotations.Nullable;

/**
 * What a dataset is written as.
 *
 * @param files the formats of its files
 * @param mongo the database that all tables are also written into; null for none
 */
public record Formats(Set<RowFormat> files, @Nullable MongoTarget mongo) {
  private static final String MONGO = "mongo";
  private static final List<String> NAMES =
      Stream.concat(Stream.of(RowFormat.values()).map(RowFormat::extension), Stream.of(MONGO))
          .toList();

  /** Returns the formats; empty if something is wrong with the options. */
  static Optional<Formats> of(OutputOptions options, Problems problems) {
    Set<RowFormat> files = EnumSet.noneOf(RowFormat.class);
    Optional<MongoTarget> mongo = Optional.empty();
    boolean isRight = true;
    for (String name : given(options)) {
      Optional<RowFormat> file = file(name);
      if (file.isPresent()) {
        files.add(file.get());
      } else if (name.equals(MONGO)) {
        mongo =
            problems.collect(
                "mongoDatabase",
                () -> new MongoTarget(options.getMongoDatabase(), options.getMongoUriFile()));
        isRight &= mongo.isPresent();
      } else {
        problems.add("--formats: '" + name + "' is not one of " + NAMES);
        isRight = false;
      }
    }
    return isRight ? Optional.of(new Formats(files, mongo.orElse(null))) : Optional.empty();
  }

  /** Tells whether MongoDB is among the formats. */
  public static boolean wantMongo(OutputOptions options) {
    return given(options).contains(MONGO);
  }

  private static List<String> given(OutputOptions options) {
    return Stream.of(options.getFormats().split(",", -1)).map(String::strip).toList();
  }

  private static Optional<RowFormat> file(String name) {
    return Stream.of(RowFormat.values())
        .filter(format -> format.extension().equals(name))
        .findFirst();
  }

  /** Returns the formats in words, such as {@code parquet,csv}. */
  public String names() {
    Stream<String> ofFiles = files.stream().map(RowFormat::extension);
    return Stream.concat(ofFiles, mongo == null ? Stream.empty() : Stream.of(MONGO))
        .collect(Collectors.joining(","));
  }
}
