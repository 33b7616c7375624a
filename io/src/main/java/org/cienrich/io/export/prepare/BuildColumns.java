package org.cienrich.io.export.prepare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.cienrich.io.store.Sha256;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** The identity columns that splits are made by. */
final class BuildColumns {
  /** The completion of a build that never completed, in microseconds. */
  static final long NEVER = Long.MAX_VALUE;

  private final int buildKey;
  private final int repo;
  private final int commit;
  private final int effectiveCommit;
  private final int triggeredAt;
  private final int completedAt;

  private BuildColumns(List<String> names) {
    buildKey = names.indexOf("build_key");
    repo = names.indexOf("repo");
    commit = names.indexOf("commit_sha");
    effectiveCommit = names.indexOf("effective_sha");
    triggeredAt = names.indexOf("triggered_at");
    completedAt = names.indexOf("completed_at");
  }

  /**
   * Finds the columns.
   *
   * @throws PreparationException if one is not there
   */
  static BuildColumns among(List<TableColumn> columns) {
    List<String> names = columns.stream().map(TableColumn::name).toList();
    List<String> needed =
        List.of("build_key", "repo", "commit_sha", "effective_sha", "triggered_at", "completed_at");
    List<String> lacking = needed.stream().filter(name -> !names.contains(name)).toList();
    if (!lacking.isEmpty()) {
      throw new PreparationException(
          "--split needs columns that are not among those to export: "
              + String.join(", ", lacking));
    }
    return new BuildColumns(names);
  }

  String repo(List<@Nullable Object> cells) {
    return text(cells, repo);
  }

  /** Returns the trigger in microseconds. */
  long triggeredAt(List<@Nullable Object> cells) {
    return micros(
        (Instant) Objects.requireNonNull(cells.get(triggeredAt), "triggered_at is never empty"));
  }

  /** Returns the completion in microseconds, or {@link #NEVER}. */
  long completedAt(List<@Nullable Object> cells) {
    Instant completed = (Instant) cells.get(completedAt);
    return completed == null ? NEVER : micros(completed);
  }

  /** Returns a key that all attempts of a build share. */
  long build(List<@Nullable Object> cells) {
    String key = text(cells, buildKey);
    return key("", key.substring(0, Math.max(0, key.lastIndexOf('/'))));
  }

  boolean isFirstAttempt(List<@Nullable Object> cells) {
    return text(cells, buildKey).endsWith("/1");
  }

  /**
   * Returns keys of which two rows share one if they are of one commit of one repository. The
   * commit that the provider tells and the one that stands for it both count.
   */
  long[] commits(List<@Nullable Object> cells) {
    String repository = repo(cells);
    String told = text(cells, commit);
    Object effective = cells.get(effectiveCommit);
    return effective == null || effective.equals(told)
        ? new long[] {key(repository, told)}
        : new long[] {key(repository, told), key(repository, (String) effective)};
  }

  /** Returns 64 bits that differ for different pairs, as good as always. */
  static long key(String one, String other) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(one.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return ByteBuffer.wrap(digest.digest(other.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static String text(List<@Nullable Object> cells, int column) {
    return (String) Objects.requireNonNull(cells.get(column), "No identity column is ever empty");
  }
}
