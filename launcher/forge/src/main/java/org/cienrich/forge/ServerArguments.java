package org.cienrich.forge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cienrich.forge.sample.ScaleWorld;

/** The arguments of {@link ForgeServer}: {@code --name=value}, and files after a table option. */
record ServerArguments(Map<String, List<String>> values) {

  private static final Set<String> TABLES = Set.of("--travistorrent", "--apachejit");
  private static final String SCALE = "--scale";
  private static final Set<String> SOURCES =
      Set.of("--sample", "--world", "--synthetic", SCALE, "--travistorrent", "--apachejit");
  private static final String GIT_OVER_HTTP = "--gitOverHttp";
  private static final String SYNTHETIC_GIT = "--syntheticGit";
  private static final Set<String> OTHERS =
      Set.of("--port", "--buildsCsv", "--gitUrlTemplate", GIT_OVER_HTTP, SYNTHETIC_GIT);

  /** Arguments that make no sense; the message says why. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }

  static ServerArguments parse(String... arguments) throws UsageException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    boolean takesMore = false;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (argument.startsWith("--") && equals > 0) {
        String name = argument.substring(0, equals);
        if (!SOURCES.contains(name) && !OTHERS.contains(name)) {
          throw new UsageException("Unknown option " + name);
        }
        current = values.computeIfAbsent(name, key -> new ArrayList<>());
        takesMore = TABLES.contains(name);
        current.add(argument.substring(equals + 1));
      } else if (takesMore && !argument.startsWith("-")) {
        current.add(argument);
      } else {
        throw new UsageException("Not understood: " + argument);
      }
    }
    ServerArguments parsed = new ServerArguments(values);
    parsed.check();
    return parsed;
  }

  /** Which of the sources was named. */
  String source() {
    return values.keySet().stream().filter(SOURCES::contains).findFirst().orElseThrow();
  }

  List<Path> paths() {
    return values.get(source()).stream().map(Path::of).toList();
  }

  /** Whether the source comes with git data. */
  boolean hasGit() {
    return source().equals("--synthetic")
        ? values.containsKey(SYNTHETIC_GIT)
        : !TABLES.contains(source());
  }

  /** Whether git shall be reached through the forge. */
  boolean gitOverHttp() {
    return option(GIT_OVER_HTTP).orElse("false").equals("true");
  }

  /**
   * The synthetic world that {@code --synthetic} describes.
   *
   * @throws IOException when its git data are wanted and cannot be written
   */
  SyntheticWorld synthetic() throws UsageException, IOException {
    String git = option(SYNTHETIC_GIT).orElse("");
    String[] given = option("--synthetic").orElse("").split(",", -1);
    try {
      if (given.length == 4) {
        int repositories = Integer.parseInt(given[0]);
        int runs = Integer.parseInt(given[1]);
        double share = Double.parseDouble(given[2]);
        int jobs = Integer.parseInt(given[3]);
        return git.isEmpty()
            ? SyntheticWorld.builds(repositories, runs, share, jobs)
            : SyntheticWorld.builds(repositories, runs, share, jobs, Path.of(git));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--synthetic: " + e.getMessage());
    }
    throw new UsageException("--synthetic=REPOSITORIES,RUNS,SHARE,JOBS, such as 10,100,0.3,3");
  }

  /** The world that {@code --scale} describes. */
  ScaleWorld scale() throws UsageException {
    try {
      return ScaleWorld.parse(option(SCALE).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new UsageException(SCALE + ": " + e.getMessage());
    }
  }

  /** The folder of made repositories. */
  Path syntheticGit() {
    return Path.of(option(SYNTHETIC_GIT).orElseThrow());
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(values.get(name)).map(given -> given.get(given.size() - 1));
  }

  int port() {
    return option("--port").map(Integer::parseInt).orElse(0);
  }

  private void check() throws UsageException {
    Set<String> sources = new TreeSet<>(values.keySet());
    sources.retainAll(SOURCES);
    if (sources.size() != 1) {
      throw new UsageException("Name exactly one of " + String.join(", ", new TreeSet<>(SOURCES)));
    }
    if (!TABLES.contains(source()) && paths().size() > 1) {
      throw new UsageException(source() + " takes one value");
    }
    if (TABLES.contains(source()) && option("--gitUrlTemplate").isEmpty()) {
      throw new UsageException(source() + " needs --gitUrlTemplate, where the mirrors are");
    }
    if (!option(GIT_OVER_HTTP).orElse("true").matches("true|false")) {
      throw new UsageException(GIT_OVER_HTTP + " is true or false");
    }
    if (values.containsKey(SYNTHETIC_GIT)
        && !source().equals("--synthetic")
        && !source().equals(SCALE)) {
      throw new UsageException(SYNTHETIC_GIT + " is for --synthetic and " + SCALE);
    }
    if (source().equals(SCALE) && !values.containsKey(SYNTHETIC_GIT)) {
      throw new UsageException(SCALE + " needs " + SYNTHETIC_GIT + ", where its repositories go");
    }
    if (gitOverHttp() && !hasGit()) {
      throw new UsageException(GIT_OVER_HTTP + " needs a source with git data");
    }
    if (!option("--port").orElse("0").matches("\\d{1,5}") || port() > 65_535) {
      throw new UsageException("--port must be between 0 and 65535");
    }
  }
}
