package org.cienrich.io.git;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.cienrich.features.facts.Person;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .mailmap} of a repository, which maps the names and e-mails of commits to proper ones
 * as git 2.39 does: names and e-mails are looked up without regard to the case of ASCII letters, a
 * line with a commit name beats one without, a later line beats an earlier one. Lines that begin
 * with {@code #} and lines without an e-mail in angle brackets are ignored.
 *
 * @see <a href="https://git-scm.com/docs/gitmailmap">gitmailmap(5)</a>
 */
final class Mailmap {
  static final Mailmap EMPTY = new Mailmap();

  private final Map<String, Rules> byEmail = new HashMap<>();

  private Mailmap() {}

  /** A name, which may be empty, and the e-mail after it. */
  private record Part(String name, String email, String rest) {

    /** Reads the first one of a text; null if there is none. */
    static @Nullable Part of(String text) {
      int left = text.indexOf('<');
      int right = left < 0 ? -1 : text.indexOf('>', left);
      return right < 0
          ? null
          : new Part(
              withoutSpace(text.substring(0, left)),
              text.substring(left + 1, right),
              text.substring(right + 1));
    }

    private static String withoutSpace(String text) {
      int start = 0;
      int end = text.length();
      while (start < end && SPACE.indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      while (end > start && SPACE.indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      return text.substring(start, end);
    }

    private static final String SPACE = " \t\n\r";
  }

  static Mailmap parse(byte[] content) {
    Mailmap mailmap = new Mailmap();
    for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.startsWith("#")) {
        mailmap.addLine(line);
      }
    }
    return mailmap;
  }

  private void addLine(String line) {
    Part proper = Part.of(line);
    if (proper == null || proper.email.isEmpty()) {
      return;
    }
    Part commit = Part.of(proper.rest);
    if (commit == null) {
      rulesOf(proper.email).anyName.replace(proper.name, "");
    } else if (commit.name.isEmpty()) {
      rulesOf(commit.email).anyName.replace(proper.name, proper.email);
    } else {
      Proper ofName = new Proper();
      ofName.replace(proper.name, proper.email);
      rulesOf(commit.email).byName.put(key(commit.name), ofName);
    }
  }

  private Rules rulesOf(String email) {
    return byEmail.computeIfAbsent(key(email), absent -> new Rules());
  }

  /** Returns the person that a name and an e-mail of a commit stand for. */
  Person map(String name, String email) {
    Rules rules = byEmail.get(key(email));
    Proper proper = rules == null ? null : rules.byName.getOrDefault(key(name), rules.anyName);
    if (proper == null) {
      return new Person(name, email.toLowerCase(Locale.ROOT));
    }
    String properEmail = proper.email == null ? email : proper.email;
    return new Person(
        proper.name == null ? name : proper.name, properEmail.toLowerCase(Locale.ROOT));
  }

  private static String key(String text) {
    StringBuilder folded = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter >= 'A' && letter <= 'Z') {
        folded.setCharAt(at, (char) (letter + ('a' - 'A')));
      }
    }
    return folded.toString();
  }

  private static final class Rules {
    private final Proper anyName = new Proper();
    private final Map<String, Proper> byName = new HashMap<>();
  }

  private static final class Proper {
    private @Nullable String name;
    private @Nullable String email;

    void replace(String newName, String newEmail) {
      if (!newName.isEmpty()) {
        name = newName;
      }
      if (!newEmail.isEmpty()) {
        email = newEmail;
      }
    }
  }
}
