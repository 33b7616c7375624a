package org.cienrich.io.git;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where repositories are cloned from: a URL with the placeholders {@code {owner}}, {@code {name}}
 * and {@code {repo}} (owner and name with a slash between).
 */
record GitUrlTemplate(String text) implements Serializable {
  private static final Set<String> SCHEMES = Set.of("https", "http", "file");
  private static final Pattern REPOSITORY = Pattern.compile("([\\w.-]+)/([\\w.-]+)");

  /**
   * @throws IllegalArgumentException if a URL of another scheme, with a user or password, or
   *     without a placeholder results
   */
  GitUrlTemplate {
    URI sample = parse(expand(text, "owner", "name"), text);
    String scheme = String.valueOf(sample.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw new IllegalArgumentException(
          "gitUrlTemplate must begin with https://, http:// or file://, but is: " + safe(text));
    }
    if (sample.getRawUserInfo() != null || sample.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "gitUrlTemplate must hold no user, password or query; name a token file instead.");
    }
    if (!scheme.equals("file") && sample.getHost() == null) {
      throw new IllegalArgumentException("gitUrlTemplate names no host: " + safe(text));
    }
    if (!text.contains("{repo}") && !text.contains("{name}")) {
      throw new IllegalArgumentException(
          "gitUrlTemplate must hold {repo} or {name}, but is: " + safe(text));
    }
  }

  /**
   * Returns the URL of a repository.
   *
   * @throws IllegalArgumentException if that is no {@code owner/name}
   */
  URI urlOf(String repository) {
    var matcher = REPOSITORY.matcher(repository);
    if (!matcher.matches() || isDots(matcher.group(1)) || isDots(matcher.group(2))) {
      throw new IllegalArgumentException("Not owner/name: " + repository);
    }
    return parse(expand(text, matcher.group(1), matcher.group(2)), text);
  }

  private static boolean isDots(String part) {
    return part.equals(".") || part.equals("..");
  }

  private static String expand(String text, String owner, String name) {
    return text.replace("{repo}", "{owner}/{name}")
        .replace("{owner}", owner)
        .replace("{name}", name);
  }

  private static URI parse(String url, String template) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("gitUrlTemplate is no URL: " + safe(template), e);
    }
  }

  /** Messages may be kept; a password that was put into the template must not be. */
  private static String safe(String text) {
    return text.replaceAll("//[^/@]*@", "//***@");
  }
}
