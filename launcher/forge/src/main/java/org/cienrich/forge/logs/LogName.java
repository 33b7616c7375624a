package org.cienrich.forge.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The names of files in the archive of a run's logs. GitHub drops slashes and colons and whatever
 * else file systems refuse, cuts the rest to 90 UTF-16 units, and trims it.
 */
final class LogName {

  private static final int LONGEST = 90;

  private LogName() {}

  static String of(String name) {
    String allowed = name.replaceAll("[/:\\\\*?\"<>|\\p{Cntrl}]", "");
    String cut = allowed.length() > LONGEST ? allowed.substring(0, LONGEST) : allowed;
    String whole = new String(cut.getBytes(UTF_8), UTF_8);
    return whole.strip();
  }
}
