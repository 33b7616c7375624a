package org.cienrich.features.log.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads every line from the first that holds its anchor, {@code begin}. */
final class AllLines implements LineReader {
  final List<String> texts = new ArrayList<>();
  final List<Marker> markers = new ArrayList<>();
  final List<String> times = new ArrayList<>();
  final List<Long> numbers = new ArrayList<>();

  /** Reads a log that says {@code begin} on a line of its own first. */
  static AllLines of(String log) {
    AllLines lines = new AllLines();
    lines.scan(new ByteArrayInputStream(("begin\n" + log).getBytes(StandardCharsets.UTF_8)));
    lines.texts.remove(0);
    lines.markers.remove(0);
    lines.times.remove(0);
    return lines;
  }

  LogExtent scan(InputStream log) {
    try {
      return new LineScanner(new AnchorIndex(List.of(List.of("begin"))), List.of(this)).scan(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean read(LogLine line) {
    markers.add(line.marker());
    texts.add(line.text());
    numbers.add(line.number());
    times.add(line.time().map(Object::toString).orElse(""));
    return true;
  }
}
