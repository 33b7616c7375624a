package org.cienrich.io.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of the {@link LocalStore} of a cache, for those who look after its size. Takes no
 * memory for entries: their last uses are counted by hours.
 */
public final class StoreFolder {
  /** Entries of the last hour may be about to be used. */
  private static final Duration SPARED = Duration.ofHours(1);

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private final Path root;
  private final Path temporary;

  public StoreFolder(Cache cache) {
    this.root = cache.folder().resolve(LocalStore.FOLDER);
    this.temporary = root.resolve(LocalStore.TEMPORARY);
  }

  /** Returns the bytes that the store takes. */
  public long size() throws IOException {
    return Directories.size(root);
  }

  /** Removes what writers that died have left. */
  public void removeAbandoned(Instant now) throws IOException {
    Instant limit = now.minus(LocalStore.ABANDONED_AFTER);
    Directories.walk(
        temporary,
        (file, attributes) -> {
          if (attributes.lastModifiedTime().toInstant().isBefore(limit)) {
            Files.deleteIfExists(file);
          }
        });
  }

  /**
   * Removes entries, those first whose last use is the longest ago, until so many bytes are free or
   * only those used within the last hour are left.
   *
   * @return the bytes that became free
   */
  public long evict(long bytes, Instant now) throws IOException {
    Instant spared = now.minus(SPARED);
    TreeMap<Long, Long> bytesByHour = new TreeMap<>();
    Directories.walk(
        root,
        (file, attributes) -> {
          if (isOlder(file, attributes, spared)) {
            bytesByHour.merge(hourOf(attributes), attributes.size(), Long::sum);
          }
        });
    long found = 0;
    long lastHour = Long.MIN_VALUE;
    for (Map.Entry<Long, Long> hour : bytesByHour.entrySet()) {
      if (found < bytes) {
        found += hour.getValue();
        lastHour = hour.getKey();
      }
    }
    return remove(bytes, lastHour, spared);
  }

  /** All of the hours before the last one go, of the last one as many as are needed. */
  private long remove(long bytes, long lastHour, Instant spared) throws IOException {
    long[] freed = new long[1];
    for (boolean last : new boolean[] {false, true}) {
      Directories.walk(
          root,
          (file, attributes) -> {
            long hour = hourOf(attributes);
            boolean due = last ? hour == lastHour && freed[0] < bytes : hour < lastHour;
            if (due && isOlder(file, attributes, spared) && Files.deleteIfExists(file)) {
              freed[0] += attributes.size();
            }
          });
    }
    return freed[0];
  }

  private boolean isOlder(Path file, BasicFileAttributes attributes, Instant spared) {
    return !file.startsWith(temporary)
        && attributes.lastModifiedTime().toInstant().isBefore(spared);
  }

  private static long hourOf(BasicFileAttributes attributes) {
    return Math.floorDiv(attributes.lastModifiedTime().toMillis(), HOUR_MILLIS);
  }
}
