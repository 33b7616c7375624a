package org.cienrich.transforms;

import java.util.Locale;

/** Keys before the provider was asked. */
final class Names {
  private Names() {}

  /** Returns the key of a repository that was not found (yet): its name in lower case. */
  static String repoKeyOf(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
