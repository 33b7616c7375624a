package org.cienrich.transforms.coders;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts so that those which come again and again, such as the names of repositories, branches
 * and people, are in memory once. A repository may have hundreds of thousands of records in memory
 * together, and most of what they hold is such texts.
 *
 * <p>Remembers the last text of each of a fixed number of hash codes, about 1 MB. Thread-safe: of
 * two threads one may not see what the other remembers, which costs memory and nothing else.
 */
final class RepeatedStrings extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1;
  private static final int SLOTS = 1 << 13;
  private static final int MAX_LENGTH = 64;

  private final @Nullable String[] last = new @Nullable String[SLOTS];

  RepeatedStrings() {
    super(String.class);
  }

  @Override
  public @Nullable String deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    return in.hasToken(JsonToken.VALUE_STRING)
        ? shared(in.getText())
        : (String) context.handleUnexpectedToken(String.class, in);
  }

  private String shared(String text) {
    if (text.length() > MAX_LENGTH) {
      return text;
    }
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 13) & SLOTS - 1;
    String known = last[slot];
    if (text.equals(known)) {
      return known;
    }
    last[slot] = text;
    return text;
  }
}
