package org.cienrich.features.facts;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The order of build ids: numeric ids as numbers, before text ids. */
public final class BuildIds {
  private static final Pattern VALID = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final Pattern NUMERIC = Pattern.compile("[0-9]+");

  public static final Comparator<String> ORDER = BuildIds::compare;

  private BuildIds() {}

  /** Tells whether the text can be a build id at all. */
  public static boolean isValid(String id) {
    return VALID.matcher(id).matches();
  }

  private static int compare(String left, String right) {
    boolean leftNumeric = NUMERIC.matcher(left).matches();
    boolean rightNumeric = NUMERIC.matcher(right).matches();
    if (leftNumeric && rightNumeric) {
      int byValue = new BigInteger(left).compareTo(new BigInteger(right));
      return byValue != 0 ? byValue : left.compareTo(right);
    }
    if (leftNumeric != rightNumeric) {
      return leftNumeric ? -1 : 1;
    }
    return left.compareTo(right);
  }
}
