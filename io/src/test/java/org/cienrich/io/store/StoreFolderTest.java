package org.cienrich.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFolderTest {
  private static final int SIZE = 1000 + 40;

  private final Instant now = Instant.now();

  @TempDir Path folder;
  private LocalStore store;
  private StoreFolder files;

  @BeforeEach
  void open() {
    store = new LocalStore(folder);
    files = new StoreFolder(Cache.of(folder));
  }

  @Test
  void addsUpAllEntries() throws IOException {
    assertThat(files.size()).isZero();
    put("a", Duration.ZERO);
    put("b", Duration.ofDays(1));

    assertThat(files.size()).isEqualTo(2 * SIZE);
  }

  @Test
  void whatWasNotUsedForLongestGoesFirstAndNoMoreThanIsNeeded() throws IOException {
    put("old", Duration.ofDays(3));
    put("older", Duration.ofDays(4));
    put("oldest", Duration.ofDays(5));
    put("recent", Duration.ofHours(2));

    assertThat(files.evict(SIZE + 1, now)).isEqualTo(2 * SIZE);

    assertThat(store.get("facts", "oldest")).isEmpty();
    assertThat(store.get("facts", "older")).isEmpty();
    assertThat(store.get("facts", "old")).isPresent();
    assertThat(store.get("facts", "recent")).isPresent();
  }

  @Test
  void ofEntriesOfOneHourOnlySoManyGoAsAreNeeded() throws IOException {
    for (int entry = 0; entry < 10; entry++) {
      put("entry " + entry, Duration.ofDays(2));
    }

    assertThat(files.evict(3 * SIZE, now)).isEqualTo(3 * SIZE);
    assertThat(files.size()).isEqualTo(7 * SIZE);
  }

  @Test
  void entriesOfTheLastHourStay() throws IOException {
    put("a", Duration.ofMinutes(59));
    put("b", Duration.ofMinutes(61));

    assertThat(files.evict(Long.MAX_VALUE, now)).isEqualTo(SIZE);
    assertThat(store.get("facts", "a")).isPresent();
  }

  @Test
  void aUseIsNotedOnceADay() throws IOException {
    put("day", Duration.ofHours(23));
    put("week", Duration.ofDays(7));
    Instant before = Files.getLastModifiedTime(StoreFiles.of(folder, "facts", "day")).toInstant();

    store.get("facts", "day");
    store.get("facts", "week");

    assertThat(Files.getLastModifiedTime(StoreFiles.of(folder, "facts", "day")).toInstant())
        .isEqualTo(before);
    assertThat(Files.getLastModifiedTime(StoreFiles.of(folder, "facts", "week")).toInstant())
        .isAfter(now.minus(Duration.ofMinutes(1)));
  }

  @Test
  void removesWhatDeadWritersHaveLeft() throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("store/.tmp"));
    Path old = Files.writeString(temporary.resolve("old"), "x");
    Path current = Files.writeString(temporary.resolve("new"), "x");
    StoreFiles.use(old, now.minus(Duration.ofDays(2)));

    files.removeAbandoned(now);

    assertThat(old).doesNotExist();
    assertThat(current).exists();
  }

  private void put(String key, Duration age) throws IOException {
    store.putIfAbsent("facts", key, new byte[1000]);
    StoreFiles.use(StoreFiles.of(folder, "facts", key), now.minus(age));
  }
}
