package org.cienrich.io.log;

/** Text that looks like a secret and is none. The sources hold no such text as a whole. */
final class Fake {
  static final String ALPHANUMERIC =
      "q7Rt2Lw9Zx4Kv8Nm3Pb6Hc1Jd5Fg0Sy" + "aE7uTqW2oVkX9rYbM4nCz8DpL6hGf3Js";
  static final String HEX = "3f9a1c7e5b2d8046" + "e1d7c3b9a5f20846" + "9c0b7d2e4f618a35";

  private Fake() {}

  /** Returns that many letters and digits. */
  static String alphanumeric(int length) {
    return repeated(ALPHANUMERIC, length);
  }

  /** Returns that many hex digits. */
  static String hex(int length) {
    return repeated(HEX, length);
  }

  /** Returns the lines of a private key between its marks. */
  static String keyLines(int lines) {
    return (alphanumeric(64) + "\n").repeat(lines) + alphanumeric(22) + "==\n";
  }

  static String begin(String label) {
    return "-----" + "BEGIN " + label + "-----";
  }

  static String end(String label) {
    return "-----" + "END " + label + "-----";
  }

  private static String repeated(String text, int length) {
    return text.repeat(length / text.length() + 1).substring(0, length);
  }
}
