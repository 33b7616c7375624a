package org.cienrich.io.log;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds secrets by rules. One pass looks for the keywords of all rules; only the rules whose
 * keyword is there are tried, by expressions that take linear time. Colours of a terminal count as
 * spaces. Immutable and thread-safe.
 */
public final class SecretMasker {

  private static final class Standard {
    private static final SecretMasker MASKER = new SecretMasker(SecretRules.standard());
  }

  private final List<SecretRule> rules;
  private final AhoCorasickDoubleArrayTrie<int[]> keywords = new AhoCorasickDoubleArrayTrie<>();

  SecretMasker(List<SecretRule> rules) {
    this.rules = List.copyOf(rules);
    Map<String, BitSet> asking = new TreeMap<>();
    for (int i = 0; i < rules.size(); i++) {
      for (String keyword : rules.get(i).keywords()) {
        asking.computeIfAbsent(keyword, k -> new BitSet()).set(i);
      }
    }
    Map<String, int[]> askedBy = new TreeMap<>();
    asking.forEach((keyword, asked) -> askedBy.put(keyword, asked.stream().toArray()));
    keywords.build(askedBy);
  }

  /** Returns the masker with the rules of gitleaks and those for CI services. */
  public static SecretMasker standard() {
    return Standard.MASKER;
  }

  /** Returns the secrets in a line without its line end, in order and apart from each other. */
  List<Span> secretsIn(String line, PrivateKeyBlock keyBlock) {
    List<Span> secrets = new ArrayList<>();
    String plain = Ansi.blank(line);
    keyBlock.addSecrets(plain, secrets);
    rulesFor(plain).stream().forEach(i -> rules.get(i).addSecrets(plain, secrets));
    return secrets.size() < 2 ? secrets : merged(secrets);
  }

  private BitSet rulesFor(String line) {
    BitSet wanted = new BitSet();
    keywords.parseText(
        lowerCase(line),
        (begin, end, asked) -> {
          for (int i : asked) {
            if (rules.get(i).filter().letsKeyword(line, begin)) {
              wanted.set(i);
            }
          }
        });
    return wanted;
  }

  private static char[] lowerCase(String line) {
    char[] chars = line.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      if (c >= 'A' && c <= 'Z') {
        chars[i] = (char) (c + ('a' - 'A'));
      }
    }
    return chars;
  }

  private static List<Span> merged(List<Span> secrets) {
    Span[] sorted = secrets.toArray(Span[]::new);
    Arrays.sort(sorted, Comparator.comparingInt(Span::start));
    List<Span> apart = new ArrayList<>();
    Span last = sorted[0];
    for (Span next : sorted) {
      if (last.touches(next)) {
        last = last.and(next);
      } else {
        apart.add(last);
        last = next;
      }
    }
    apart.add(last);
    return apart;
  }
}
