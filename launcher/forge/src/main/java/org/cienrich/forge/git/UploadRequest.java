package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.cienrich.forge.http.Request;

/**
 * What a client posts to {@code git-upload-pack}: a command of protocol v2, or what it wants and
 * has.
 */
record UploadRequest(Request request) {

  private static final Pattern COMMAND = Pattern.compile("[0-9a-f]{4}command=([a-z-]{1,20})");
  private static final int LARGEST_BODY = 64 << 20;

  /**
   * The body, unpacked and of bounded length.
   *
   * @throws IOException when it is not compressed as it says
   */
  InputStream body() throws IOException {
    InputStream sent = request.content().stream();
    String encoding = request.header("Content-Encoding").orElse("");
    return encoding.equals("gzip") || encoding.equals("x-gzip")
        ? new BoundedStream(new GZIPInputStream(sent), LARGEST_BODY)
        : sent;
  }

  /** The command, such as {@code ls-refs}; {@code fetch} where none is named. */
  String command() {
    try (InputStream body = body()) {
      Matcher matcher = COMMAND.matcher(new String(body.readNBytes(32), US_ASCII));
      return matcher.lookingAt() ? matcher.group(1) : "fetch";
    } catch (IOException e) {
      return "fetch";
    }
  }

  /** The parameters of the header that asks for a version of the protocol. */
  static String[] parameters(Request request) {
    return Optional.of(request.header("Git-Protocol").orElse(""))
        .filter(value -> value.length() <= 200)
        .orElse("")
        .split(":", -1);
  }
}
