package org.cienrich.features.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.cienrich.features.facts.LogFacts;

/** Reads small logs. */
public final class Reading {
  private Reading() {}

  /** What a log of these lines tells. */
  public static LogFacts of(String... lines) {
    String log = String.join("\n", lines) + "\n";
    try {
      return JobLogReader.read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
