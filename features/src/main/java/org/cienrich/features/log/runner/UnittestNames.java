package org.cienrich.features.log.runner;

import java.util.ArrayList;
import java.util.List;

/**
 * The failed tests of one run of unittest: {@code FAIL: test_a (pkg.FooTest)} after a rule; trial's
 * {@code [FAIL]} after a rule, with the names before the next rule; zope.testrunner's {@code
 * Failure in test test_a (pkg.FooTest)}. Not thread-safe.
 */
final class UnittestNames {
  /** Before each failure; trial's is longer. */
  static final String RULE = "=".repeat(70);

  private static final List<String> LABELS =
      List.of("FAIL: ", "ERROR: ", "UNEXPECTED SUCCESS: ", "Failure in test ", "Error in test ");
  private static final int MAX_TRIAL_SECTION = 1000;

  private final PendingNames names = new PendingNames();
  private final List<String> paragraph = new ArrayList<>();
  private boolean afterRule;
  private int trialLinesLeft;

  /** Reads any line; returns whether the next one is wanted. */
  boolean read(String text) {
    boolean rule = text.endsWith(RULE) || (trialLinesLeft > 0 && text.startsWith("-------"));
    if (trialLinesLeft > 0) {
      trialLinesLeft = rule ? 0 : trialLinesLeft - 1;
      readTrial(text, rule);
    } else if (afterRule && (text.equals("[FAIL]") || text.equals("[ERROR]"))) {
      trialLinesLeft = MAX_TRIAL_SECTION;
    } else if (afterRule || text.contains(" in test ")) {
      readLabelled(text);
    }
    afterRule = rule;
    return rule || trialLinesLeft > 0;
  }

  private void readLabelled(String text) {
    String plain = text.strip();
    for (String label : LABELS) {
      if (plain.startsWith(label)) {
        String name = plain.substring(label.length());
        names.add(name.startsWith("Doctest: ") ? name.substring("Doctest: ".length()) : name);
        return;
      }
    }
  }

  private void readTrial(String text, boolean rule) {
    if (rule) {
      paragraph.forEach(names::add);
      paragraph.clear();
    } else if (text.isBlank()) {
      paragraph.clear();
    } else if (paragraph.size() < MAX_TRIAL_SECTION) {
      paragraph.add(Tally.cut(text));
    }
  }

  /** Returns how many failed tests were named since the names were last moved. */
  long count() {
    return names.added();
  }

  void moveTo(Tally tally) {
    names.moveTo(tally);
  }
}
