package org.cienrich.features.log.runner;

/**
 * The failed tests of one run of Minitest or Test::Unit, which both print them in these ways:
 * {@code 1) Failure:} or {@code Failure:} and on the next line {@code FooTest#test_a [file:3]:} or
 * {@code test_a(FooTest) [file:3]:}; {@code Failure: test_a(FooTest)} on one line. Not thread-safe.
 */
final class RubyTestNames {
  private final PendingNames names = new PendingNames();
  private boolean nameFollows;

  /** Reads any line; returns whether the next one is wanted. */
  boolean read(String text) {
    if (nameFollows) {
      nameFollows = false;
      addIfName(text);
      return false;
    }
    nameFollows = isLabel(text);
    if (!nameFollows && (text.startsWith("Failure: ") || text.startsWith("Error: "))) {
      String rest = text.substring(text.indexOf(' ') + 1);
      int end = rest.indexOf("): ");
      addIfName(end < 0 ? rest : rest.substring(0, end + 1));
    }
    return nameFollows;
  }

  /** {@code Failure:}, {@code Error:} or one of them after {@code 1) }. */
  private static boolean isLabel(String text) {
    if (!text.endsWith("Failure:") && !text.endsWith("Error:")) {
      return false;
    }
    int bracket = text.indexOf(") ");
    String label = text.substring(bracket < 0 ? 0 : bracket + 2);
    return (label.equals("Failure:") || label.equals("Error:"))
        && text.chars().limit(Math.max(0, bracket)).allMatch(Character::isDigit);
  }

  private void addIfName(String text) {
    int file = text.indexOf(" [");
    String name = file < 0 ? text : text.substring(0, file);
    name = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
    boolean hasClass = name.indexOf('#') > 0 || (name.endsWith(")") && name.indexOf('(') > 0);
    if (hasClass) {
      names.add(name);
    }
  }

  void moveTo(Tally tally) {
    names.moveTo(tally);
  }
}
