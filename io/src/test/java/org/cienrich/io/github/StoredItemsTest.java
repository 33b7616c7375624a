package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import org.cienrich.io.store.LocalStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredItemsTest {
  private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

  @TempDir Path folder;

  private static ObjectNode item(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  @Test
  void keepsTheFirstOfAKey() {
    new StoredItems(new LocalStore(folder)).put("k", "ä");
    ItemArchive archive = new StoredItems(new LocalStore(folder));
    archive.put("k", "other");

    assertThat(archive.get("k")).contains("ä");
    assertThat(archive.get("l")).isEmpty();
  }

  @Test
  void anAnswerHoldsForWhatHappenedBeforeIt() {
    DatedItems items = new DatedItems(new StoredItems(new LocalStore(folder)));
    items.keep("k", NOON, item("old"));
    items.keep("k", NOON.plusSeconds(60), item("new"));

    assertThat(items.find("k", NOON)).contains(item("old"));
    assertThat(items.find("k", NOON.plusSeconds(1))).contains(item("new"));
    assertThat(items.find("k", NOON.plusSeconds(61))).isEmpty();
  }

  @Test
  void whatIsDamagedIsAskedForAgain() {
    StoredItems archive = new StoredItems(new LocalStore(folder));
    archive.put("k/0", "{\"at\":\"2024");
    DatedItems items = new DatedItems(archive);
    items.keep("k", NOON, item("whole"));

    assertThat(items.find("k", NOON)).contains(item("whole"));
  }
}
