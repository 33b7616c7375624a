package org.cienrich.io.log;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * What a rule finds and is no secret. A log has no path and no commit, so that an entry about these
 * never holds.
 *
 * @param target what the expressions are about
 * @param regexes any of them may match
 * @param stopwords in lower case; any of them may be in the secret
 * @param needsBoth whether one of each kind must hold, not one of all
 */
record Allowlist(Target target, List<Pattern> regexes, List<String> stopwords, boolean needsBoth) {

  enum Target {
    SECRET,
    MATCH,
    LINE
  }

  boolean allows(String secret, String match, String line) {
    String examined =
        switch (target) {
          case SECRET -> secret;
          case MATCH -> match;
          case LINE -> line;
        };
    boolean byRegex = regexes.stream().anyMatch(regex -> regex.matcher(examined).find());
    if (byRegex != needsBoth) {
      return byRegex;
    }
    String lower = secret.toLowerCase(Locale.ROOT);
    return stopwords.stream().anyMatch(lower::contains);
  }
}
