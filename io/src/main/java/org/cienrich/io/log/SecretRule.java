package org.cienrich.io.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/**
 * How one kind of secret is found.
 *
 * @param regex for a rule about assignments what begins with the name
 * @param keywords in lower case; a text without any of them is not examined
 * @param secretGroup the group that is the secret, 0 being the whole match, or {@link #FIRST_GROUP}
 * @param entropy the secret has more Shannon entropy than this, in bits a character; 0 for any
 */
record SecretRule(
    String id,
    Pattern regex,
    List<String> keywords,
    int secretGroup,
    double entropy,
    List<Allowlist> allowlists,
    RuleFilter filter) {

  /** The first group that is not empty, or the whole match if there is none. */
  static final int FIRST_GROUP = -1;

  /** Adds the secrets in a text. */
  void addSecrets(String text, List<Span> secrets) {
    if (!filter.lets(text)) {
      return;
    }
    Matcher matcher = regex.matcher(text);
    int from = 0;
    while (matcher.find()) {
      int begin = matcher.start();
      if (filter.assignment()) {
        begin = Assignment.beginOf(text, begin, from);
      }
      from = matcher.end();
      int group = groupOf(matcher);
      String secret = matcher.group(group);
      if (secret != null && isSecret(secret, text.substring(begin, from), text)) {
        secrets.add(new Span(begin, matcher.start(group), matcher.end(group)));
      }
    }
  }

  private int groupOf(Matcher matcher) {
    if (secretGroup != FIRST_GROUP) {
      return secretGroup;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.end(group) > matcher.start(group)) {
        return group;
      }
    }
    return 0;
  }

  private boolean isSecret(String secret, String match, String text) {
    return (entropy == 0 || Entropy.of(secret) > entropy)
        && allowlists.stream().noneMatch(list -> list.allows(secret, match, text));
  }
}
