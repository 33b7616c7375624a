package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The head of a commit that is sent as a mail, up to the line that separates it from the changes.
 */
final class MailHeader {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
  private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]*");
  private static final Pattern SPECIAL = Pattern.compile("[()<>\\[\\]:;@\\\\,.\"]");
  private static final String MIME =
      """
      MIME-Version: 1.0
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: 8bit
      """;

  private final String sha;
  private final PersonIdent author;
  private final String subject;
  private final String body;

  MailHeader(RevWalk walk, RevCommit commit) throws IOException {
    walk.parseBody(commit);
    sha = commit.name();
    author = commit.getAuthorIdent();
    subject = commit.getShortMessage();
    String message = commit.getFullMessage().strip();
    int paragraph = message.indexOf("\n\n");
    body = paragraph < 0 ? "" : message.substring(paragraph + 2).strip();
  }

  void writeTo(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("From ").append(sha).append(" Mon Sep 17 00:00:00 2001\n");
    text.append("From: ").append(name(author.getName()));
    text.append(" <").append(author.getEmailAddress()).append(">\n");
    text.append("Date: ");
    text.append(DATE.format(author.getWhenAsInstant().atZone(author.getZoneId()))).append('\n');
    text.append("Subject: [PATCH] ").append(encoded(subject)).append('\n');
    if (!US_ASCII.newEncoder().canEncode(subject + body)) {
      text.append(MIME);
    }
    text.append('\n').append(body.isEmpty() ? "" : body + "\n").append("---\n");
    out.write(text.toString().getBytes(UTF_8));
  }

  static void writeSignatureTo(OutputStream out) throws IOException {
    out.write("-- \n2.47.1\n\n".getBytes(US_ASCII));
  }

  private static String name(String name) {
    if (PLAIN.matcher(name).matches() && SPECIAL.matcher(name).find()) {
      return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    return encoded(name);
  }

  /** A header in the encoding of RFC 2047 where it is not plain ASCII. */
  private static String encoded(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    StringBuilder encoded = new StringBuilder("=?UTF-8?q?");
    for (byte octet : text.getBytes(UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean isPlain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      encoded.append(isPlain ? String.valueOf(c) : String.format(Locale.ROOT, "=%02X", (int) c));
    }
    return encoded.append("?=").toString();
  }
}
