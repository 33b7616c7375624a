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
import org.cienrich.io.store.Generations;
import org.cienrich.io.store.Sha256;
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
  private final Generations answers;
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
    this.answers = new Generations(store, KIND);
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Returns the newest answer, unless its body is larger than the call accepts. */
  Optional<KeptReply> find(HttpCall call) {
    RequestKey key = RequestKey.of(call);
    try {
      int newest = answers.newest(key.text());
      return newest == 0 ? Optional.empty() : read(key, newest, call.maxBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the archive of answers", e);
    }
  }

  /** Keeps an answer as the newest. */
  void put(HttpCall call, HttpReply reply) {
    byte[] body = SignedAddresses.without(reply.body());
    String sha256 = Sha256.of(body);
    try {
      store.putIfAbsent(BODY_KIND, sha256, gzip(body));
      RequestKey key = RequestKey.of(call);
      add(key, ReplyEntry.of(key, reply, clock.instant(), sha256));
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

  private void add(RequestKey key, ReplyEntry entry) throws IOException {
    answers.add(key.text(), entry.toBytes());
  }

  private Optional<KeptReply> read(RequestKey key, int generation, long maxBytes)
      throws IOException {
    Optional<ReplyEntry> entry =
        answers.get(key.text(), generation).flatMap(bytes -> ReplyEntry.read(key, bytes));
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    String sha256 = entry.get().body();
    return store
        .get(BODY_KIND, sha256)
        .flatMap(bytes -> gunzip(bytes, maxBytes))
        .filter(body -> Sha256.of(body).equals(sha256))
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
