package org.cienrich.io.github;

import java.util.regex.Pattern;
import org.cienrich.io.http.HttpReply;

/** How GitHub cuts lists into pages. */
final class Pages {
  static final int SIZE = 100;

  private static final Pattern NEXT = Pattern.compile(";\\s*rel=\"?next\"?");

  private Pages() {}

  static boolean hasNext(HttpReply reply) {
    return reply.header("link").filter(NEXT.asPredicate()).isPresent();
  }

  /** Returns how many pages hold so many entries. */
  static long count(long entries) {
    return (entries + SIZE - 1) / SIZE;
  }
}
