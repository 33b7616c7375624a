package org.cienrich.features.log.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of a log and what is to be read in it. A file of examples has any number of
 *
 * <pre>
 * === name of the example (source)
 * text of the log
 * ---
 * framework: jest
 * run: 3
 * </pre>
 *
 * where {@code ␛} stands for an escape and {@code ␍} for a carriage return, and a tab is a tab. All
 * that is expected of one report follows its framework; the source is the tool and its version, or
 * "by documentation".
 */
record LogExample(String file, String name, String log, List<Map<String, String>> expected) {
  private static final String BEGIN = "=== ";
  private static final String SEPARATOR = "---";

  static List<LogExample> in(String file) {
    List<LogExample> examples = new ArrayList<>();
    String name = "";
    StringBuilder log = new StringBuilder();
    List<Map<String, String>> expected = new ArrayList<>();
    boolean inLog = false;
    for (String line : (read(file) + "\n" + BEGIN).split("\n", -1)) {
      if (!inLog && line.startsWith(BEGIN)) {
        if (!name.isEmpty()) {
          examples.add(new LogExample(file, name, log.toString(), List.copyOf(expected)));
        }
        name = line.substring(BEGIN.length()).strip();
        log.setLength(0);
        expected.clear();
        inLog = true;
      } else if (inLog && line.equals(SEPARATOR)) {
        inLog = false;
      } else if (inLog) {
        log.append(line.replace('␛', '\u001b').replace('␍', '\r')).append('\n');
      } else if (!line.isBlank()) {
        int colon = line.indexOf(':');
        String key = line.substring(0, colon).strip();
        if (key.equals("framework")) {
          expected.add(new LinkedHashMap<>());
        }
        expected.get(expected.size() - 1).put(key, line.substring(colon + 1).strip());
      }
    }
    return examples;
  }

  private static String read(String file) {
    try (InputStream in = LogExample.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("No examples in " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file + ": " + name;
  }
}
