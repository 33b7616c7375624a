package org.cienrich.io.provider;

import java.io.Serializable;
import java.net.URI;

/**
 * Where the APIs are.
 *
 * @param github the REST API, such as {@code https://api.github.com}
 * @param circleci above the versions, such as {@code https://circleci.com/api}
 * @param travis such as {@code https://api.travis-ci.com}
 */
public record ApiAddresses(String github, String circleci, String travis) implements Serializable {

  /**
   * Checks the addresses, and drops slashes at their ends.
   *
   * @throws IllegalArgumentException if one is not that of an API; the message does not hold it
   */
  public ApiAddresses {
    github = checked("GitHub", github);
    circleci = checked("CircleCI", circleci);
    travis = checked("Travis CI", travis);
  }

  private static String checked(String name, String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The URL of the " + name + " API is no address");
    }
    boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!isWeb
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The URL of the "
              + name
              + " API must be http:// or https://, with a host, and without user, query or"
              + " fragment");
    }
    return url.replaceAll("/+$", "");
  }
}
