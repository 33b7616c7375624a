package org.cienrich.io.compare;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cienrich.io.table.InputFile;
import org.cienrich.io.version.Manifest;
import org.cienrich.io.version.RunDescription;
import org.jspecify.annotations.Nullable;

/**
 * What two runs were made of and given, where it differs; null or empty where it is the same.
 *
 * @param tools versions of other tools, such as Java, by name
 * @param options by name
 * @param parameters as set for features, by name: those of single repositories are named {@code
 *     lookback_days of owner/name}
 */
public record RunDifferences(
    @Nullable Change codeVersion,
    @Nullable Change catalogRevision,
    SortedMap<String, Change> tools,
    @Nullable Change input,
    SortedMap<String, Change> options,
    SortedMap<String, Change> parameters) {
  private static final String REPOS = "repos";

  /** A value before and after; null where there is none. */
  public record Change(@Nullable String before, @Nullable String after) {

    /** Returns {@code NAME is AFTER, was BEFORE}. */
    public String phrase(String name) {
      return name + " is " + shown(after) + ", was " + shown(before);
    }

    private static String shown(@Nullable String value) {
      return value == null ? "not set" : value.isEmpty() ? "empty" : value;
    }
  }

  static RunDifferences of(Manifest before, Manifest after) {
    RunDescription run = before.run();
    RunDescription other = after.run();
    return new RunDifferences(
        change(run.codeVersion(), other.codeVersion()),
        change(run.catalogRevision(), other.catalogRevision()),
        changes(run.toolVersions(), other.toolVersions()),
        change(digests(run), digests(other)),
        changes(run.options(), other.options()),
        changes(flat(run.parameters()), flat(other.parameters())));
  }

  static @Nullable Change change(@Nullable String before, @Nullable String after) {
    return Objects.equals(before, after) ? null : new Change(before, after);
  }

  private static String digests(RunDescription run) {
    return run.inputs().stream().map(InputFile::sha256).collect(Collectors.joining(" "));
  }

  private static SortedMap<String, Change> changes(
      Map<String, String> before, Map<String, String> after) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    SortedMap<String, Change> changes = new TreeMap<>();
    for (String name : names) {
      Change change = change(before.get(name), after.get(name));
      if (change != null) {
        changes.put(name, change);
      }
    }
    return changes;
  }

  private static Map<String, String> flat(Map<String, Object> parameters) {
    Map<String, String> flat = new TreeMap<>();
    parameters.forEach(
        (name, value) -> {
          if (name.equals(REPOS) && value instanceof Map<?, ?> repos) {
            repos.forEach((repo, own) -> addOwn(String.valueOf(repo), own, flat));
          } else {
            flat.put(name, String.valueOf(value));
          }
        });
    return flat;
  }

  private static void addOwn(String repo, Object parameters, Map<String, String> flat) {
    if (parameters instanceof Map<?, ?> own) {
      own.forEach((name, value) -> flat.put(name + " of " + repo, String.valueOf(value)));
    }
  }

  /** Returns whether code, tools, input, options and parameters are all the same. */
  public boolean isEmpty() {
    return equals(new RunDifferences(null, null, none(), null, none(), none()));
  }

  /** Returns the changes of one parameter, be it for all repositories or for some. */
  List<String> phrasesOf(String parameter) {
    return parameters.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().equals(parameter) || entry.getKey().startsWith(parameter + " of "))
        .map(entry -> entry.getValue().phrase(entry.getKey()))
        .toList();
  }

  static List<String> phrases(Map<String, Change> changes) {
    return changes.entrySet().stream()
        .map(entry -> entry.getValue().phrase(entry.getKey()))
        .collect(Collectors.toList());
  }

  private static SortedMap<String, Change> none() {
    return new TreeMap<>();
  }
}
