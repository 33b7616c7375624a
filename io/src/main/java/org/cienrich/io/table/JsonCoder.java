package org.cienrich.io.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DelegateCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Coders for the few small records that this module passes on. */
public final class JsonCoder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonCoder() {}

  /** Returns a coder that is deterministic if all maps of the record are sorted. */
  public static <T extends Record> Coder<T> of(Class<T> type) {
    return DelegateCoder.of(
        StringUtf8Coder.of(),
        value -> JSON.writeValueAsString(value),
        text -> JSON.readValue(text, type),
        TypeDescriptor.of(type));
  }
}
