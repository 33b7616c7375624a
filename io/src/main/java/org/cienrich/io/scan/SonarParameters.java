package org.cienrich.io.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which analysis parameters users may set, and which not, for they are the scan's own. */
final class SonarParameters {
  private static final int MAX_VALUE = 64 * 1024;
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,199}");
  private static final Pattern SECRET =
      Pattern.compile(".*(token|login|password|passphrase|secret|\\.secured)");
  private static final Set<String> FLAGS = Set.of("-X", "--debug");

  /** By these the scan finds its server and its project, and keeps the tree as it is. */
  private static final Set<String> RESERVED =
      Set.of(
          "project.home",
          "project.settings",
          "scanner.home",
          "scanner.settings",
          "sonar.modules",
          "sonar.organization",
          "sonar.projectBaseDir",
          "sonar.projectKey",
          "sonar.region",
          "sonar.scanner.apiBaseUrl",
          "sonar.scanner.dumpToFile",
          "sonar.scanner.engineJarPath",
          "sonar.scanner.metadataFilePath",
          "sonar.scanner.sonarcloudUrl",
          "sonar.working.directory");

  private static final List<String> RESERVED_PREFIXES =
      List.of(
          "sonar.branch.",
          "sonar.host.",
          "sonar.pullrequest.",
          "sonar.qualitygate.",
          "sonar.scanner.internal.",
          "sonar.scm.");

  private SonarParameters() {}

  /** Returns what is wrong, in the order of what is given; never a value. */
  static List<String> problems(Map<String, String> properties, List<String> extraArgs) {
    List<String> problems = new ArrayList<>();
    properties.forEach((key, value) -> check(key, value, problems));
    for (String argument : extraArgs) {
      Optional<Map.Entry<String, String>> defined = definedBy(argument);
      if (defined.isPresent()) {
        check(defined.get().getKey(), defined.get().getValue(), problems);
      } else if (!FLAGS.contains(argument)) {
        problems.add("argument '" + brief(argument) + "' is none of -Dkey=value, -X and --debug");
      }
    }
    return problems;
  }

  /** Returns the parameter that an argument defines. */
  static Optional<Map.Entry<String, String>> definedBy(String argument) {
    int equals = argument.indexOf('=');
    return argument.startsWith("-D") && equals > 2
        ? Optional.of(Map.entry(argument.substring(2, equals), argument.substring(equals + 1)))
        : Optional.empty();
  }

  private static void check(String key, String value, List<String> problems) {
    if (!KEY.matcher(key).matches()) {
      problems.add("'" + brief(key) + "' is no name of a parameter");
    } else if (SECRET.matcher(key.toLowerCase(Locale.ROOT)).matches()) {
      problems.add(key + " may hold a secret, which has no place in settings");
    } else if (RESERVED.contains(key) || RESERVED_PREFIXES.stream().anyMatch(key::startsWith)) {
      problems.add(key + " is set by the scan itself");
    } else if (value.length() > MAX_VALUE) {
      problems.add(key + " has more than " + MAX_VALUE + " characters");
    }
  }

  /** What an argument is called: not its value, which may be a secret. */
  private static String brief(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    return name.substring(0, Math.min(name.length(), 60));
  }
}
