package org.cienrich.io.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.store.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What makes two requests the same: the method, the address, the body, and the form of the answer
 * where that is not JSON. It holds no secret: no other headers, no parameters that name a secret,
 * and of a signed address no query at all.
 *
 * @param address without fragment and secrets
 * @param form what the request accepts; null for JSON or anything
 * @param bodySha256 of the body of a POST, in hex; null for a GET
 */
record RequestKey(
    String method, String address, @Nullable String form, @Nullable String bodySha256) {
  private static final Set<String> SECRETS =
      Set.of(
          "access_token",
          "api_key",
          "apikey",
          "auth_token",
          "circle-token",
          "client_secret",
          "password",
          "private_token",
          "secret",
          "token");
  private static final Set<String> SIGNATURES =
      Set.of("awsaccesskeyid", "sig", "signature", "x-amz-signature", "x-goog-signature");

  static RequestKey of(HttpCall call) {
    String json = call.json();
    return new RequestKey(
        call.method(),
        address(call.uri()),
        form(call.headers().get("Accept")),
        json == null ? null : Sha256.of(json));
  }

  private static @Nullable String form(@Nullable String accept) {
    return accept == null || accept.endsWith("json") || accept.equals("*/*") ? null : accept;
  }

  private static String address(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String host = (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT);
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : withoutSecrets(uri.getRawQuery());
    return host + port + path + (query.isEmpty() ? "" : "?" + query);
  }

  private static String withoutSecrets(String query) {
    List<String> parameters = List.of(query.split("&", -1));
    if (parameters.stream().anyMatch(each -> SIGNATURES.contains(name(each)))) {
      return "";
    }
    return parameters.stream()
        .filter(each -> !SECRETS.contains(name(each)))
        .collect(Collectors.joining("&"));
  }

  private static String name(String parameter) {
    return parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the text under which answers are kept; it has no {@code #}. */
  String text() {
    return Stream.of(method, address, textOf(form), textOf(bodySha256))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String textOf(@Nullable String part) {
    return part == null ? "" : part;
  }

  /** Returns what is asked for, for messages. */
  @Override
  public String toString() {
    return method
        + " "
        + address
        + (form == null ? "" : " as " + form)
        + (bodySha256 == null ? "" : " with the body of SHA-256 " + bodySha256);
  }
}
