package org.cienrich.forge.logs;

/**
 * The names of files in the archive of a run's logs. GitHub drops slashes and colons and whatever
 * else file systems refuse, cuts the rest to 90 UTF-16 units even if that halves a character, and
 * trims it.
 */
final class LogName {

  private static final int LONGEST = 90;

  private LogName() {}

  static String of(String name) {
    String allowed = name.replaceAll("[/:\\\\*?\"<>|\\p{Cntrl}]", "");
    String cut = allowed.length() > LONGEST ? allowed.substring(0, LONGEST) : allowed;
    boolean halved = !cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1));
    return (halved ? cut.substring(0, cut.length() - 1) + '\uFFFD' : cut).strip();
  }
}
