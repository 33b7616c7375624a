package org.cienrich.io.ci;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Small questions about what providers tell. */
public final class Texts {
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");
  private static final int QUOTED = 100;

  private Texts() {}

  /** Tells whether the text is the full id of a commit. */
  public static boolean isSha(@Nullable String text) {
    return text != null && SHA.matcher(text).matches();
  }

  /** Returns untrusted text for a message. */
  public static String quote(String text) {
    return "'" + (text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text) + "'";
  }

  /** Returns the later of two instants, of which one or both may be unknown. */
  public static @Nullable Instant later(@Nullable Instant left, @Nullable Instant right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left.isAfter(right) ? left : right;
  }
}
