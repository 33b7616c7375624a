package org.cienrich.io.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.cienrich.io.store.FactJournal.Codec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactJournalTest {
  private static final Codec<String> TEXT =
      new Codec<>() {
        @Override
        public void write(String fact, BinaryWriter out) {
          out.text(fact);
        }

        @Override
        public String read(BinaryReader in) throws MalformedDataException {
          return in.text();
        }
      };

  @TempDir Path directory;
  private Store store;

  @BeforeEach
  void open() {
    store = new LocalStore(directory);
  }

  @Test
  void knowsWhatWasPutAtOnce() {
    FactJournal<String> facts = facts();
    facts.put(key("a"), "apple");

    assertThat(facts.get(key("a"))).isEqualTo("apple");
    assertThat(facts.get(key("b"))).isNull();
    facts.flush();
    assertThat(facts.get(key("a"))).isEqualTo("apple");
  }

  @Test
  void showsOthersWhatWasFlushed() {
    FactJournal<String> facts = facts();
    FactJournal<String> other = facts();
    facts.put(key("a"), "apple");
    other.refresh();
    assertThat(other.get(key("a"))).isNull();

    facts.flush();
    other.put(key("b"), "banana");
    other.flush();
    other.refresh();
    facts.refresh();

    assertThat(facts.get(key("b"))).isEqualTo("banana");
    FactJournal<String> later = facts();
    later.refresh();
    assertThat(later.get(key("a"))).isEqualTo("apple");
    assertThat(later.get(key("b"))).isEqualTo("banana");
  }

  @Test
  void writesManyFactsBeforeTheyAreFlushed() {
    FactJournal<String> facts = facts();
    String large = "x".repeat(1 << 20);
    for (int at = 0; at < 5; at++) {
      facts.put(key("" + at), large);
    }
    FactJournal<String> other = facts();
    other.refresh();

    assertThat(other.get(key("0"))).isEqualTo(large);
    assertThat(facts.get(key("4"))).isEqualTo(large);
  }

  @Test
  void passesOverWhatItCannotRead() throws IOException {
    Journal journal = new Journal(store, "test", "facts");
    BinaryWriter cutOff = new BinaryWriter();
    cutOff.number(1);
    cutOff.number(7);
    journal.append(cutOff.toByteArray());
    BinaryWriter noText = new BinaryWriter();
    noText.number(1);
    noText.number(1);
    noText.number(1);
    noText.raw(key("a"), 0, 1);
    noText.number(1);
    noText.number(100);
    journal.append(noText.toByteArray());
    FactJournal<String> facts = facts();
    facts.refresh();

    assertThat(facts.get(key("a"))).isNull();
    facts.put(key("b"), "banana");
    facts.flush();
    assertThat(facts.get(key("b"))).isEqualTo("banana");
  }

  private FactJournal<String> facts() {
    return new FactJournal<>(new Journal(store, "test", "facts"), TEXT);
  }

  private static byte[] key(String text) {
    return text.getBytes(UTF_8);
  }
}
