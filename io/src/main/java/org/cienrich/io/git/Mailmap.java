package org.cienrich.io.git;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.features.facts.Person;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .mailmap} of a repository, which maps the names and e-mails of commits to proper ones
 * as gitmailmap(5) says: names and e-mails are looked up without regard to case, a line with a
 * commit name beats one without, a later line beats an earlier one. Lines that are none of the four
 * forms are ignored.
 */
final class Mailmap {
  static final Mailmap EMPTY = new Mailmap();

  private static final Pattern LINE =
      Pattern.compile("([^<>#]*)<([^<>]*)>(?:([^<>]*)<([^<>]*)>)?.*");

  private final Map<String, Rules> byEmail = new HashMap<>();

  private Mailmap() {}

  static Mailmap parse(byte[] content) {
    Mailmap mailmap = new Mailmap();
    new String(content, StandardCharsets.UTF_8).lines().forEach(mailmap::addLine);
    return mailmap;
  }

  private void addLine(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return;
    }
    String firstName = parts.group(1).strip();
    String firstEmail = parts.group(2).strip();
    if (parts.group(4) == null) {
      rulesOf(firstEmail).anyName.replace(firstName, "");
      return;
    }
    String commitName = parts.group(3).strip();
    Rules rules = rulesOf(parts.group(4).strip());
    if (commitName.isEmpty()) {
      rules.anyName.replace(firstName, firstEmail);
    } else {
      Proper proper = new Proper();
      proper.replace(firstName, firstEmail);
      rules.byName.put(key(commitName), proper);
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
      return new Person(name, key(email));
    }
    return new Person(
        proper.name == null ? name : proper.name, key(proper.email == null ? email : proper.email));
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
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
