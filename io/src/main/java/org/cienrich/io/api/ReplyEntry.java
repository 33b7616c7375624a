package org.cienrich.io.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cienrich.io.http.HttpReply;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is kept, in JSON.
 *
 * @param request the key of the request, to be sure
 * @param fetchedAtText in ISO 8601
 * @param credential the fingerprint
 * @param body the SHA-256 of the body
 * @param packed the body itself, compressed, if it is small; null if it is an entry of its own
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
record ReplyEntry(
    @JsonProperty("request") String request,
    @JsonProperty("status") int status,
    @JsonProperty("fetched_at") String fetchedAtText,
    @JsonProperty("credential") @Nullable String credential,
    @JsonProperty("headers") Map<String, String> headers,
    @JsonProperty("body") String body,
    @JsonProperty("packed") byte @Nullable [] packed) {
  private static final List<String> KEPT_HEADERS =
      List.of("content-type", "etag", "last-modified", "link");
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ObjectWriter WRITER = MAPPER.writerFor(ReplyEntry.class);

  static ReplyEntry of(
      RequestKey key, HttpReply reply, Instant fetchedAt, String body, byte @Nullable [] packed) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      reply.header(name).ifPresent(value -> headers.put(name, value));
    }
    return new ReplyEntry(
        key.text(),
        reply.status(),
        fetchedAt.toString(),
        reply.credential(),
        headers,
        body,
        packed);
  }

  /** Returns the entry; empty if the bytes are none for this request. */
  static Optional<ReplyEntry> read(RequestKey key, byte[] bytes) {
    try {
      ReplyEntry entry = MAPPER.readValue(bytes, ReplyEntry.class);
      boolean isWhole =
          entry != null
              && key.text().equals(entry.request())
              && entry.headers() != null
              && entry.body() != null
              && entry.fetchedAtText() != null
              && isInstant(entry.fetchedAtText());
      return isWhole ? Optional.of(entry) : Optional.empty();
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static boolean isInstant(String text) {
    try {
      return Instant.parse(text).isAfter(Instant.EPOCH);
    } catch (DateTimeException e) {
      return false;
    }
  }

  Instant fetchedAt() {
    return Instant.parse(fetchedAtText);
  }

  HttpReply reply(byte[] bytes) {
    return HttpReply.kept(status, headers, bytes, credential);
  }

  byte[] toBytes() {
    try {
      return WRITER.writeValueAsBytes(this);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write JSON", e);
    }
  }
}
