package org.cienrich.io.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** An answer of a {@link ScriptedServer}. Immutable. */
public final class ScriptedReply {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final long declaredLength;

  private ScriptedReply(int status, Map<String, String> headers, byte[] body, long declaredLength) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.declaredLength = declaredLength;
  }

  public static ScriptedReply of(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new ScriptedReply(status, Map.of(), bytes, bytes.length);
  }

  public static ScriptedReply ok(String body) {
    return of(200, body);
  }

  /** The bytes of a file. */
  public static ScriptedReply file(byte[] bytes) {
    return new ScriptedReply(200, Map.of(), bytes, bytes.length);
  }

  public static ScriptedReply redirect(int status, String location) {
    return of(status, "moved").with("Location", location);
  }

  public ScriptedReply with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new ScriptedReply(status, more, body, declaredLength);
  }

  /** The same status and headers around another body. */
  public ScriptedReply around(String otherBody) {
    byte[] bytes = otherBody.getBytes(StandardCharsets.UTF_8);
    return new ScriptedReply(status, headers, bytes, bytes.length);
  }

  /** Cut short, and complete as far as the header tells. */
  ScriptedReply cutBy(int bytes) {
    byte[] rest = Arrays.copyOf(body, body.length - bytes);
    return new ScriptedReply(status, headers, rest, rest.length);
  }

  /** With a length in the header that is not the body's. */
  ScriptedReply declaring(long length) {
    return new ScriptedReply(status, headers, body, length);
  }

  public ScriptedReply gzipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ScriptedReply(status, headers, bytes.toByteArray(), bytes.size())
        .with("Content-Encoding", "gzip");
  }

  /** Closes the connection afterwards if the declared length was not sent. */
  void sendTo(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, declaredLength == 0 ? -1 : declaredLength);
    if (declaredLength > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(body);
      out.flush();
    }
    exchange.close();
  }
}
