package org.cienrich.io.mongo;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that name documents and their fields, each another for another value. */
final class DocumentKeys {
  /** What has a meaning of its own in the name of a field. */
  private static final Pattern RESERVED_IN_FIELD = Pattern.compile("^\\$|[.%\\x00]");

  private DocumentKeys() {}

  /** Returns what begins the {@code _id} of everything in a version. */
  static String version(String dataset, int version) {
    return escaped(dataset) + "/" + version;
  }

  /**
   * Joins the parts of a key by slashes. In all parts but one, and always in the same, slashes and
   * percent signs are percent-encoded, so that no two keys of as many parts give the same text.
   *
   * @param parts null for an empty one
   * @param plain the index of the part that stays as it is, such as a key of a build
   */
  static String joined(List<? extends @Nullable Object> parts, int plain) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Object part = parts.get(i);
      String text = part == null ? "" : part.toString();
      joined.append(i == 0 ? "" : "/").append(i == plain ? text : escaped(text));
    }
    return joined.toString();
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("/", "%2F");
  }

  /** Returns the name of a field for a key from outside, such as a name of a package. */
  static String field(String key) {
    Matcher reserved = RESERVED_IN_FIELD.matcher(key);
    return reserved.replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
  }
}
