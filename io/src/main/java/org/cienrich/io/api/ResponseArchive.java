package org.cienrich.io.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.store.Store;

/**
 * Keeps answers of servers in a store, without credentials. The answers to one request are numbered
 * from 1, as entries of a store never change; the newest counts. Bodies are kept once each, by
 * their SHA-256, compressed. Entries that are damaged or make no sense are as good as absent.
 *
 * <p>Kept of an answer are status, body, the time, a fingerprint of the credential that it was
 * given to, and the headers {@code content-type, etag, last-modified, link}.
 *
 * <p>Thread-safe, and safe for several processes on one store. A store that cannot be read or
 * written is an {@link UncheckedIOException}.
 */
public final class ResponseArchive {
  static final String KIND = "response";
  static final String BODY_KIND = "response-body";

  private final Store store;
  private final InstantSource clock;

  public ResponseArchive(Store store) {
    this(store, InstantSource.system());
  }

  /**
   * An archive with a clock of its own.
   *
   * @param clock tells when answers are fetched, and how old they are
   */
  public ResponseArchive(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Returns the newest answer, unless its body is larger than the call accepts. */
  Optional<KeptReply> find(HttpCall call) {
    RequestKey key = RequestKey.of(call);
    try {
      int newest = newest(key);
      return newest == 0 ? Optional.empty() : read(key, newest, call.maxBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the archive of answers", e);
    }
  }

  /** Keeps an answer as the newest. */
  void put(HttpCall call, HttpReply reply) {
    byte[] body = SignedAddresses.without(reply.body());
    String sha256 = RequestKey.sha256(body);
    try {
      store.putIfAbsent(BODY_KIND, sha256, gzip(body));
      add(RequestKey.of(call), ReplyEntry.of(RequestKey.of(call), reply, clock.instant(), sha256));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the archive of answers", e);
    }
  }

  /** Notes that a kept answer still holds. */
  void confirm(HttpCall call, KeptReply kept) {
    RequestKey key = RequestKey.of(call);
    try {
      add(key, ReplyEntry.of(key, kept.reply(), clock.instant(), kept.bodySha256()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the archive of answers", e);
    }
  }

  /** Goes on after a gap, which a damaged entry leaves, so that nothing older comes after it. */
  private void add(RequestKey key, ReplyEntry entry) throws IOException {
    byte[] bytes = entry.toBytes();
    int generation = newest(key) + 1;
    while (!store.putIfAbsent(KIND, nameOf(key, generation), bytes)
        || exists(key, generation + 1)) {
      generation++;
    }
  }

  /** Doubles the number until there is no such answer, and then halves the interval. */
  private int newest(RequestKey key) throws IOException {
    int present = 0;
    int absent = 1;
    while (exists(key, absent)) {
      present = absent;
      absent = Math.multiplyExact(absent, 2);
    }
    while (absent - present > 1) {
      int middle = present + (absent - present) / 2;
      if (exists(key, middle)) {
        present = middle;
      } else {
        absent = middle;
      }
    }
    return present;
  }

  private boolean exists(RequestKey key, int generation) throws IOException {
    return store.get(KIND, nameOf(key, generation)).isPresent();
  }

  private static String nameOf(RequestKey key, int generation) {
    return key.text() + "#" + generation;
  }

  private Optional<KeptReply> read(RequestKey key, int generation, long maxBytes)
      throws IOException {
    Optional<ReplyEntry> entry =
        store.get(KIND, nameOf(key, generation)).flatMap(bytes -> ReplyEntry.read(key, bytes));
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    String sha256 = entry.get().body();
    return store
        .get(BODY_KIND, sha256)
        .flatMap(bytes -> gunzip(bytes, maxBytes))
        .filter(body -> RequestKey.sha256(body).equals(sha256))
        .map(
            body ->
                new KeptReply(
                    generation, entry.get().reply(body), entry.get().fetchedAt(), sha256));
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  private static Optional<byte[]> gunzip(byte[] bytes, long maxBytes) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] body = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 16));
      return body.length > maxBytes ? Optional.empty() : Optional.of(body);
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }
}
