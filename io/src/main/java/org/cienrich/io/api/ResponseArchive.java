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
 * from 1, as entries of a store never change; the newest counts. Bodies are compressed; large ones
 * are kept once each, by their SHA-256, small ones with the answer, since most answers are small
 * and there are as many as requests. Entries that are damaged or make no sense are as good as
 * absent.
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

  /** So large a body, compressed, and what else is kept of an answer take a block of a disk. */
  static final int SMALL = 2000;

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
      Optional<Generations.State> last = answers.last(key.text());
      return last.isEmpty() ? Optional.empty() : read(key, last.get(), call.maxBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the archive of answers", e);
    }
  }

  /** Keeps an answer as the newest. */
  void put(HttpCall call, HttpReply reply) {
    keep(call, reply, SignedAddresses.without(reply.body()));
  }

  /** Notes that a kept answer still holds. */
  void confirm(HttpCall call, KeptReply kept) {
    keep(call, kept.reply(), kept.reply().body());
  }

  private void keep(HttpCall call, HttpReply reply, byte[] body) {
    RequestKey key = RequestKey.of(call);
    String sha256 = Sha256.of(body);
    try {
      byte[] packed = gzip(body);
      boolean isSmall = packed.length <= SMALL;
      if (!isSmall) {
        store.putIfAbsent(BODY_KIND, sha256, packed);
      }
      ReplyEntry entry =
          ReplyEntry.of(key, reply, clock.instant(), sha256, isSmall ? packed : null);
      answers.add(key.text(), entry.toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to the archive of answers", e);
    }
  }

  private Optional<KeptReply> read(RequestKey key, Generations.State state, long maxBytes)
      throws IOException {
    ReplyEntry entry = ReplyEntry.read(key, state.value()).orElse(null);
    if (entry == null) {
      return Optional.empty();
    }
    byte[] packed = entry.packed();
    Optional<byte[]> found =
        packed == null ? store.get(BODY_KIND, entry.body()) : Optional.of(packed);
    return found
        .flatMap(bytes -> gunzip(bytes, maxBytes))
        .filter(body -> Sha256.of(body).equals(entry.body()))
        .map(body -> new KeptReply(state.generation(), entry.reply(body), entry.fetchedAt()));
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
