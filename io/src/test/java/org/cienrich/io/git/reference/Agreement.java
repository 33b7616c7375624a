package org.cienrich.io.git.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often the engine says what git says, and where it does not. */
final class Agreement {
  private static final int LONGEST = 300;

  private final Map<String, Tally> tallies = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  private static final class Tally {
    private int equal;
    private int different;
    private int absent;
    private int answeredAnyway;
    private final Set<Object> answers = new HashSet<>();
  }

  private Tally tally(String question) {
    return tallies.computeIfAbsent(question, key -> new Tally());
  }

  /**
   * Adds one comparison.
   *
   * @param question what was asked for; answers to the same question are counted together
   * @param where about what it was asked
   */
  void compare(String question, String where, Object reference, Object engine) {
    Tally tally = tally(question);
    tally.answers.add(reference.hashCode());
    if (reference.equals(engine)) {
      tally.equal++;
      return;
    }
    tally.different++;
    differences.add(question + " of " + where + difference(reference, engine));
  }

  /** Of lists, only what follows the first difference is told. */
  private static String difference(Object reference, Object engine) {
    if (!(reference instanceof List<?> expected) || !(engine instanceof List<?> actual)) {
      return ": git " + cut(reference) + ", engine " + cut(engine);
    }
    int same = 0;
    while (same < Math.min(expected.size(), actual.size())
        && expected.get(same).equals(actual.get(same))) {
      same++;
    }
    return String.format(
        Locale.ROOT,
        ", %d or %d from %d on: git %s, engine %s",
        expected.size(),
        actual.size(),
        same,
        cut(expected.subList(same, expected.size())),
        cut(actual.subList(same, actual.size())));
  }

  private static String cut(Object value) {
    String text = String.valueOf(value).replace("\n", "\\n");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  /** Adds a question that git cannot answer since the repository lacks an object. */
  void addAbsent(String question, boolean engineAnswers) {
    tally(question).absent++;
    if (engineAnswers) {
      tally(question).answeredAnyway++;
    }
  }

  /** Returns the answers that differ, with both. */
  List<String> differences() {
    return List.copyOf(differences);
  }

  /** Returns how many different answers git gives to a question; 0 if it was not asked. */
  int answers(String question) {
    Tally tally = tallies.get(question);
    return tally == null ? 0 : tally.answers.size();
  }

  /** Returns a table of all questions, and the differences. */
  String report() {
    StringBuilder text = new StringBuilder();
    tallies.forEach(
        (question, tally) -> {
          int compared = tally.equal + tally.different;
          text.append(
              String.format(
                  Locale.ROOT,
                  "%-45s %7.3f %% of %d with %d answers%s%n",
                  question,
                  compared == 0 ? 100 : 100.0 * tally.equal / compared,
                  compared,
                  tally.answers.size(),
                  tally.absent == 0
                      ? ""
                      : "; git lacks objects for "
                          + tally.absent
                          + " more, of which the engine answers "
                          + tally.answeredAnyway));
        });
    differences.forEach(difference -> text.append(difference).append('\n'));
    return text.toString();
  }
}
