package org.cienrich.features.ci;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by their words which labels say that a change is about a bug. */
final class BugLabels {
  private static final String WORD = "(?:bug|bugs|fix|fixes|fixed|bugfix|bugfixes|hotfix|hotfixes)";

  private static final Pattern APOSTROPHE = Pattern.compile("['’]");
  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");
  private static final Pattern DENIED =
      Pattern.compile(" (?:no|non|not|cannot|cant|dont|wont)(?: an?)? " + WORD + "(?= )");
  private static final Pattern ASSERTED = Pattern.compile(" " + WORD + " ");

  private BugLabels() {}

  static boolean isBugLabel(String label) {
    String text = APOSTROPHE.matcher(label.toLowerCase(Locale.ROOT)).replaceAll("");
    String words = NO_LETTERS.matcher(" " + text + " ").replaceAll(" ");
    return ASSERTED.matcher(DENIED.matcher(words).replaceAll("")).find();
  }
}
