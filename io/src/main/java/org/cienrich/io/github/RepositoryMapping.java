package org.cienrich.io.github;

import java.util.regex.Pattern;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;

/** From the API's repository to ours. */
final class RepositoryMapping {
  private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}/[\\w.-]{1,100}");
  private static final Pattern DOTS = Pattern.compile("\\.{1,2}/.*|.*/\\.{1,2}");

  private RepositoryMapping() {}

  static RepositoryInfo map(HttpReply reply) throws MalformedReplyException {
    Json json = Json.of(reply);
    String name = json.text("full_name");
    if (!isName(name)) {
      throw new MalformedReplyException("full_name is no owner/name");
    }
    return new RepositoryInfo(
        Long.toString(json.number("id")),
        name,
        json.findText("default_branch"),
        json.bool("private"),
        json.findText("language"));
  }

  /** Tells whether the text can be {@code owner/name}; such a text is safe in a path. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !DOTS.matcher(text).matches();
  }
}
