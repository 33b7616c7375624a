package org.cienrich.io.http;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Gets things from one API over HTTP. All clients of a JVM share one pool of connections and
 * together never have more than 100 requests under way, and those of one API keep to its points per
 * minute together; see {@link HttpSettings}.
 *
 * <ul>
 *   <li>Retried, with exponential back-off and jitter: broken connections, truncated bodies, time
 *       limits, 408, 5xx and answers that their reader calls malformed.
 *   <li>Waited for, as long as the server asks: rate limits, primary and secondary (429, 403 with a
 *       sign of a limit, and answers to GraphQL queries whose errors tell of one). Another token of
 *       the pool works meanwhile; see {@link TokenPool}. A limit is never an answer.
 *   <li>A token answered with 401 is set aside for good, or renewed once if it can be, and the next
 *       is tried.
 *   <li>Redirects are followed, five at most and never from https to http. Another scheme, host or
 *       port gets neither credentials nor any other header of the request; when it refuses (401,
 *       403, 429) the request is repeated from the start, as a signed address may have run out. A
 *       POST is only sent again for 307 and 308 on the same host; another redirect of it fails.
 *   <li>Every other answer, of whatever status, goes to the reader. It is decompressed if its
 *       {@code Content-Encoding} says so, and only then.
 * </ul>
 *
 * Messages and logs hold no header and no query of an address. An interrupted thread sends no
 * further request. Thread-safe.
 */
public final class HttpFetcher {
  private static final int DOWNLOAD_DEADLINES = 10;

  private final HttpSettings settings;
  private final TokenPool tokens;
  private final WaitingClock clock;
  private final ApiUsage usage = new ApiUsage();
  private final Gate gate;
  private final Gate elsewhere;

  public HttpFetcher(HttpSettings settings, TokenPool tokens, WaitingClock clock) {
    this.settings = settings;
    this.tokens = tokens;
    this.clock = clock;
    this.gate = Gate.ofApi(settings, clock, usage);
    this.elsewhere = Gate.elsewhere(settings, clock, usage);
  }

  /** Returns what this client did so far. */
  public ApiUsage usage() {
    return usage;
  }

  /** Tells whether the fingerprint is that of a token of this client, or of none if it has none. */
  public boolean has(String credential) {
    return tokens.has(credential);
  }

  /**
   * Gets and reads an answer. Returns when there is one, or when nothing more is to be hoped for.
   *
   * @throws CancellationException if the thread is interrupted
   */
  public <T> HttpResult<T> fetch(HttpCall call, ReplyReader<T> reader) {
    return fetch(call, null, reader);
  }

  /**
   * Gets and reads an answer, which may be 304 to say that the one with the tag still holds. The
   * credential that the tag was given to is used if it is ready; with another the request is not
   * conditional, nor is it after an answer that the reader called malformed.
   *
   * @throws CancellationException if the thread is interrupted
   */
  public <T> HttpResult<T> fetch(
      HttpCall call, @Nullable Validator validator, ReplyReader<T> reader) {
    Exchange exchange =
        new Exchange(
            call, settings, BodyReader.toMemory(call.maxBytes()), settings.deadline(), gate, usage);
    return attempts(call, validator, exchange, reader, tokens);
  }

  /**
   * Gets a body of any size as a file. The file is written over if the answer has status 200; the
   * reader then sees an answer without body and reads the file, which is complete. Of other answers
   * the reader sees the first 64 KiB. An attempt may take ten times the deadline.
   *
   * @throws CancellationException if the thread is interrupted
   */
  public <T> HttpResult<T> download(HttpCall call, Path file, ReplyReader<T> reader) {
    return download(call, file, reader, tokens, gate);
  }

  /** Like {@link #download}, from a host that gets no credentials. */
  public <T> HttpResult<T> downloadElsewhere(HttpCall call, Path file, ReplyReader<T> reader) {
    return download(call, file, reader, TokenPool.anonymous(), elsewhere);
  }

  private <T> HttpResult<T> download(
      HttpCall call, Path file, ReplyReader<T> reader, TokenPool pool, Gate itsGate) {
    Exchange exchange =
        new Exchange(
            call,
            settings,
            BodyReader.toFile(file, call.maxBytes(), usage),
            settings.deadline().multipliedBy(DOWNLOAD_DEADLINES),
            itsGate,
            usage);
    return attempts(call, null, exchange, reader, pool);
  }

  private <T> HttpResult<T> attempts(
      HttpCall call,
      @Nullable Validator validator,
      Exchange exchange,
      ReplyReader<T> reader,
      TokenPool pool) {
    Users users = new Users(pool, settings, clock, gate, usage);
    Patience patience = new Patience(settings, clock, usage);
    return new Attempts<>(call, validator, exchange, reader, pool, users, clock, patience).run();
  }
}
