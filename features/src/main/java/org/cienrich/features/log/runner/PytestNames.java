package org.cienrich.features.log.runner;

/**
 * The failed tests of one run of pytest: the node ids of its short summary or, where it prints
 * none, made of the titles of its sections and the file that follows. Not thread-safe.
 */
final class PytestNames {
  static final String SHORT_SUMMARY = "= short test summary info =";

  private static final int MAX_SHORT_SUMMARY = 20_000;
  private static final int MAX_SECTION = 300;

  private final PendingNames listed = new PendingNames();
  private final PendingNames sections = new PendingNames();
  private boolean inShortSummary;
  private boolean inFailures;
  private String title = "";
  private int linesLeft;

  /** Reads a line that is no summary; returns whether the next line is wanted. */
  boolean read(String text) {
    if (text.startsWith("=") && text.endsWith("=")) {
      inShortSummary = text.contains(SHORT_SUMMARY);
      inFailures = text.contains("= FAILURES =") || text.contains("= ERRORS =");
      linesLeft = inShortSummary ? MAX_SHORT_SUMMARY : 0;
    } else if (inShortSummary) {
      readListed(text);
    } else if (inFailures && text.startsWith("_") && text.endsWith("_")) {
      readTitle(text);
    } else if (linesLeft > 0) {
      readFile(text);
    }
    return linesLeft > 0 && linesLeft-- > 0;
  }

  private void readListed(String text) {
    if (text.startsWith("FAILED ") || text.startsWith("ERROR ") || text.startsWith("FAIL ")) {
      String rest = text.substring(text.indexOf(' ') + 1);
      String id = rest.substring(0, endOfId(rest));
      if (id.contains("::") || (id.indexOf(' ') < 0 && id.indexOf('.') >= 0)) {
        listed.add(id);
      }
    } else if (text.startsWith("SUBFAIL") || text.contains(" SUBFAIL ")) {
      int separator = text.indexOf("::");
      if (separator > 0) {
        String rest = text.substring(text.lastIndexOf(' ', separator) + 1);
        listed.add(rest.substring(0, endOfId(rest)));
      }
    }
  }

  /** What follows the id is {@code - } and a message; ids may hold anything in brackets. */
  private static int endOfId(String text) {
    int end = text.indexOf(" - ");
    int bracket = text.indexOf('[');
    if (bracket >= 0 && bracket < end) {
      int close = text.indexOf("] - ", bracket);
      return close >= 0 ? close + 1 : text.endsWith("]") ? text.length() : end;
    }
    return end < 0 ? text.length() : end;
  }

  private void readTitle(String text) {
    int from = text.indexOf(' ');
    int to = text.lastIndexOf(' ');
    title = from < 0 || to <= from ? "" : text.substring(from, to).strip();
    linesLeft = 0;
    if (title.startsWith("ERROR ")) {
      sections.add(title.substring(title.lastIndexOf(' ') + 1));
    } else if (title.startsWith("[doctest] ")) {
      sections.add(title.substring(title.indexOf(' ') + 1));
    } else if (!title.isEmpty() && !title.startsWith("coverage: ")) {
      sections.add(title);
      linesLeft = MAX_SECTION;
    }
  }

  /**
   * The first {@code tests/test_a.py:12:} of a section is in the file of the test, if that is in
   * the root directory.
   */
  private void readFile(String text) {
    int colon = text.indexOf(':');
    if (colon > 0 && text.lastIndexOf(' ', colon) < 0) {
      int digits = colon + 1;
      while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
        digits++;
      }
      if (digits > colon + 1 && digits < text.length() && text.charAt(digits) == ':') {
        linesLeft = 0;
        if (text.charAt(0) != '/') {
          sections.replaceLast(text.substring(0, colon) + "::" + idOf(title));
        }
      }
    }
  }

  /** {@code FooTest.test_a[1.5]} as in node ids: {@code FooTest::test_a[1.5]}. */
  private static String idOf(String title) {
    int bracket = title.indexOf('[');
    int dotted = bracket < 0 ? title.length() : bracket;
    return title.substring(0, dotted).replace(".", "::") + title.substring(dotted);
  }

  void moveTo(Tally tally) {
    (listed.added() > 0 ? listed : sections).moveTo(tally);
  }

  /** Forgets all names: a run has ended. */
  void drop() {
    listed.drop();
    sections.drop();
    inShortSummary = false;
    inFailures = false;
    linesLeft = 0;
  }
}
