package org.cienrich.io.scan.sonar;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.cienrich.io.api.Json;
import org.cienrich.io.http.MalformedReplyException;

/**
 * What the server says of a task that ended, in a payload whose signature is right.
 *
 * @param projectKey of the project that was analysed
 */
record WebhookPayload(String taskId, String projectKey, TaskStatus status) {
  private static final int MAX_BODY = 1 << 20;
  private static final int MAX_SIGNATURE = 1024;
  private static final JsonMapper MAPPER = new JsonMapper();

  /** It is not to be believed. */
  static final class UntrustedException extends Exception {
    UntrustedException(String problem) {
      super(problem);
    }
  }

  /**
   * Reads a payload.
   *
   * @throws UntrustedException if it is too large, its signature is wrong or absent, or it makes no
   *     sense
   */
  static WebhookPayload read(Path body, Path signature, WebhookSecret secret)
      throws UntrustedException, IOException {
    byte[] bytes = bytesOf(body, MAX_BODY);
    if (!secret.hasSigned(bytes, signatureIn(signature))) {
      throw new UntrustedException("its signature is wrong");
    }
    try {
      Json payload = Json.of(MAPPER.readTree(bytes));
      String name = payload.text("status");
      TaskStatus status =
          TaskStatus.named(name)
              .orElseThrow(() -> new UntrustedException("its status is none that is known"));
      return new WebhookPayload(
          payload.text("taskId"), payload.object("project").text("key"), status);
    } catch (MalformedReplyException | IOException e) {
      throw new UntrustedException("it makes no sense");
    }
  }

  private static byte[] signatureIn(Path file) throws UntrustedException, IOException {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UntrustedException("it has no signature");
    }
    String text = new String(bytesOf(file, MAX_SIGNATURE), StandardCharsets.ISO_8859_1).strip();
    try {
      return HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UntrustedException("its signature is no hex text");
    }
  }

  private static byte[] bytesOf(Path file, int max) throws UntrustedException, IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UntrustedException(file.getFileName() + " is no regular file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(max + 1);
      if (bytes.length > max) {
        throw new UntrustedException(file.getFileName() + " is too large");
      }
      return bytes;
    }
  }
}
