package org.cienrich.launcher;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cienrich.io.version.FoundVersion;
import org.cienrich.io.version.FoundVersion.State;
import org.cienrich.pipeline.config.ConfigurationException;

/** The version that a person names: {@code 3}, {@code v3} or {@code latest}. */
final class VersionChoice {
  /** What the help says of it. */
  static final String HELP = "a number such as 3 or v3, or latest: the newest that is finished";

  private VersionChoice() {}

  /**
   * Finds the version in an output.
   *
   * @throws ConfigurationException naming those that there are if it is not one of them
   */
  static FoundVersion find(String text, String output) throws ConfigurationException, IOException {
    List<FoundVersion> all = FoundVersion.all(output);
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.equals("latest")) {
      return all.stream()
          .filter(VersionChoice::isFinished)
          .reduce((earlier, later) -> later)
          .orElseThrow(() -> unknown(text, "no version is finished", output, all));
    }
    String number = name.startsWith("v") ? name.substring(1) : name;
    if (!number.matches("[1-9][0-9]{0,8}")) {
      throw unknown(text, "a version is " + HELP, output, all);
    }
    return all.stream()
        .filter(found -> found.version() == Integer.parseInt(number))
        .findFirst()
        .orElseThrow(() -> unknown(text, "there is no such version", output, all));
  }

  /**
   * Finds a version that has a manifest.
   *
   * @throws ConfigurationException as for {@link #find}, or if it has none
   */
  static FoundVersion finished(String text, String output)
      throws ConfigurationException, IOException {
    FoundVersion found = find(text, output);
    if (found.manifest() == null) {
      String problem =
          found.state() == State.UNREADABLE
              ? "its manifest cannot be read"
              : "it is not finished: it has no manifest";
      throw unknown(text, problem, output, FoundVersion.all(output));
    }
    return found;
  }

  private static boolean isFinished(FoundVersion found) {
    return found.state() == State.PROCESSED || found.state() == State.FAILED;
  }

  private static ConfigurationException unknown(
      String text, String problem, String output, List<FoundVersion> all) {
    String known =
        all.stream()
            .map(found -> found.version() + (isFinished(found) ? "" : " (" + word(found) + ")"))
            .collect(Collectors.joining(", "));
    return new ConfigurationException(
        List.of(
            Printable.of(
                "VERSION '%s': %s. %s has %s"
                    .formatted(
                        text,
                        problem,
                        output,
                        known.isEmpty() ? "no versions" : "the versions " + known))));
  }

  /** Returns the state as one word. */
  static String word(FoundVersion found) {
    return found.state().name().toLowerCase(Locale.ROOT);
  }
}
