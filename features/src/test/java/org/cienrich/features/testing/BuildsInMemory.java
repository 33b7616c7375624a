package org.cienrich.features.testing;

import static org.cienrich.features.MissingReason.NOT_COMPLETED_YET;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cienrich.features.EarlierBuilds;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;

/** Earlier builds of a build triggered and started at {@link Facts#TRIGGERED}. */
public final class BuildsInMemory implements EarlierBuilds {
  private final boolean stopsAtRunning;
  private final List<Build> nearestFirst = new ArrayList<>();

  private BuildsInMemory(boolean stopsAtRunning) {
    this.stopsAtRunning = stopsAtRunning;
  }

  /** Along the commits: what lies behind a running build cannot be seen. */
  public static BuildsInMemory alongCommits() {
    return new BuildsInMemory(true);
  }

  /** By time: running builds are passed over. */
  public static BuildsInMemory byTime() {
    return new BuildsInMemory(false);
  }

  /** Adds a build before those there are; it took an hour and ended hours before the trigger. */
  public <T> BuildsInMemory completed(Feature<T> feature, T value) {
    return completed(feature, Outcome.present(value));
  }

  public <T> BuildsInMemory completed(Feature<T> feature, Outcome<T> outcome) {
    Instant end = Facts.TRIGGERED.minus(Duration.ofHours(1 + nearestFirst.size()));
    nearestFirst.add(new Build(end.minus(Duration.ofHours(1)), Optional.of(end), feature, outcome));
    return this;
  }

  /** Adds a build before those there are, started two days before the trigger. */
  public BuildsInMemory running(Feature<?> feature) {
    nearestFirst.add(
        new Build(
            Facts.TRIGGERED.minus(Duration.ofDays(2)),
            Optional.empty(),
            feature,
            Outcome.missing(NOT_COMPLETED_YET)));
    return this;
  }

  @Override
  public Instant triggeredAt() {
    return Facts.TRIGGERED;
  }

  @Override
  public Instant startedAt() {
    return Facts.TRIGGERED;
  }

  @Override
  public Optional<EarlierBuild> previous() {
    return nearestFirst.stream().<EarlierBuild>map(build -> build).findFirst();
  }

  @Override
  public List<EarlierBuild> completed(int limit) {
    return offered().limit(limit).<EarlierBuild>map(build -> build).toList();
  }

  private Stream<Build> offered() {
    return stopsAtRunning
        ? nearestFirst.stream().takeWhile(build -> build.completedAt().isPresent())
        : nearestFirst.stream().filter(build -> build.completedAt().isPresent());
  }

  @Override
  public <T> long count(Feature<T> feature, T value) {
    return offered().filter(build -> build.value(feature).equals(Outcome.present(value))).count();
  }

  @Override
  public long count(Feature<?> feature) {
    return offered().filter(build -> build.value(feature).toOptional().isPresent()).count();
  }

  @Override
  public long count() {
    return offered().count();
  }

  @Override
  public long distinct(Feature<?> feature) {
    return offered()
        .flatMap(build -> build.value(feature).toOptional().stream())
        .distinct()
        .count();
  }

  private static final class Build implements EarlierBuild {
    private final Instant startedAt;
    private final Optional<Instant> completedAt;
    private final Map<Feature<?>, Outcome<?>> values = new HashMap<>();

    private Build(
        Instant startedAt, Optional<Instant> completedAt, Feature<?> feature, Outcome<?> outcome) {
      this.startedAt = startedAt;
      this.completedAt = completedAt;
      values.put(feature, outcome);
    }

    @Override
    public String buildId() {
      return "1";
    }

    @Override
    public Instant startedAt() {
      return startedAt;
    }

    @Override
    public Optional<Instant> completedAt() {
      return completedAt;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Outcome<T> value(Feature<T> feature) {
      return Optional.ofNullable((Outcome<T>) values.get(feature))
          .orElse(Outcome.missing(MissingReason.NOT_PROVIDED));
    }
  }
}
