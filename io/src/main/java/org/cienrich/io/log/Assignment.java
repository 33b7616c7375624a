package org.cienrich.io.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * Tells cheaply where {@code name = value} cannot be, the form most rules look for: their name,
 * more of the name, an operator, the value. Says yes wherever the expression of such a rule could
 * match.
 */
final class Assignment {
  private static final String CASE_INSENSITIVE = "(?i)";
  private static final String BEFORE_NAME = CASE_INSENSITIVE + "[\\w.-]{0,50}?";
  private static final String OPERATOR =
      "(?:[ \\t\\w.-]{0,20})[\\s'\"]{0,3}(?:=|>|:{1,3}=|\\|\\||:|=>|\\?=|,)[\\x60'\"\\s=]{0,5}(";
  private static final String END = "(?:[\\x60'\"\\s;]|\\\\[nr]|$)";
  private static final Pattern ONE_WORD = Pattern.compile("\\(\\?:([a-z0-9_-]+)\\)");
  private static final int MOST_BEFORE_NAME = 50;
  private static final int MOST_NAME = 150;
  private static final int LEAST_VALUE = 8;

  private Assignment() {}

  /** Returns the expression of an assignment without what may precede the name. */
  static Pattern coreOf(String regex) {
    return Pattern.compile(CASE_INSENSITIVE + regex.substring(BEFORE_NAME.length()));
  }

  /**
   * Returns words in lower case of which one is in every name that the expression matches: the
   * keywords if they are names or the begin of names, else the name if it is a word. Empty if there
   * are no such words or the expression is not about assignments only.
   */
  static List<String> namesOf(String regex, List<String> keywords) {
    if (!isForm(regex)) {
      return List.of();
    }
    String name = regex.substring(BEFORE_NAME.length(), regex.indexOf(OPERATOR));
    Pattern pattern = Pattern.compile(CASE_INSENSITIVE + name);
    String lowerCase = name.toLowerCase(Locale.ROOT);
    boolean named =
        keywords.stream()
            .allMatch(word -> lowerCase.contains(word) || pattern.matcher(word).find());
    if (named) {
      return keywords;
    }
    Matcher word = ONE_WORD.matcher(lowerCase);
    return word.matches() ? List.of(word.group(1)) : List.of();
  }

  private static boolean isForm(String regex) {
    return regex.startsWith(BEFORE_NAME + "(?:")
        && regex.contains(OPERATOR)
        && regex.indexOf(END) == regex.length() - END.length();
  }

  /** Whether an assignment may follow the begin of a name. */
  static boolean possibleAt(CharSequence text, int begin) {
    int most = Math.min(text.length(), begin + MOST_NAME);
    int i = begin;
    while (i < most && isNamePart(text.charAt(i))) {
      i++;
    }
    if (i == most || !isOperator(text.charAt(i))) {
      return false;
    }
    while (i < text.length() && isBeforeValue(text.charAt(i))) {
      i++;
    }
    return hasValueAt(text, i);
  }

  private static boolean hasValueAt(CharSequence text, int start) {
    int end = start + LEAST_VALUE;
    if (end > text.length()) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (isSpaceOrQuote(c)) {
        return false;
      }
    }
    return true;
  }

  /** Returns where an expression that begins before the name begins, if its rest begins there. */
  static int beginOf(CharSequence text, int name, int from) {
    int least = Math.max(from, name - MOST_BEFORE_NAME);
    int begin = name;
    while (begin > least && isWordOrDash(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static boolean isWordOrDash(char c) {
    return isWord(c) || c == '.' || c == '-';
  }

  private static boolean isNamePart(char c) {
    return isWordOrDash(c) || c > 0x7f || (isSpaceOrQuote(c) && c != '`');
  }

  private static boolean isOperator(char c) {
    return c == '=' || c == '>' || c == ':' || c == '|' || c == '?' || c == ',';
  }

  private static boolean isBeforeValue(char c) {
    return isOperator(c) || isSpaceOrQuote(c);
  }

  private static boolean isSpaceOrQuote(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\'' || c == '"' || c == '`';
  }
}
