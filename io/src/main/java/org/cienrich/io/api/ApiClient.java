package org.cienrich.io.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.ApiUsage;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.http.ReplyReader;

/**
 * Gets answers from the archive where they still hold, else from the network, and archives those.
 *
 * <ul>
 *   <li>An archived 200 that {@link Reuse} says to hold is returned without a request, and so is a
 *       404 or 410 that is not older than {@link ArchiveSettings#absenceHolds} and was given to one
 *       of our credentials.
 *   <li>Else the server is asked; only for whether the answer has changed, if the archive has its
 *       tag and the credential that it was given to is ready. A 304 makes the archived answer new.
 *   <li>Every answer that its reader understands is archived, whatever its status. Malformed ones,
 *       limits and server errors never are.
 *   <li>Offline every archived answer holds, and what is not archived is a failure that names the
 *       request. Nothing is sent.
 *   <li>Downloads are not archived; that there is nothing to download is.
 * </ul>
 *
 * Thread-safe. An archive that cannot be read or written is an {@link UncheckedIOException}.
 */
public final class ApiClient {
  private final AnswerSource source;
  private final ApiUsage usage;

  /** A client without an archive. */
  public ApiClient(HttpFetcher network) {
    this(new Network(network), network.usage());
  }

  /** A client with an archive and the default settings. */
  public ApiClient(HttpFetcher network, ResponseArchive archive) {
    this(network, archive, ArchiveSettings.DEFAULT);
  }

  public ApiClient(HttpFetcher network, ResponseArchive archive, ArchiveSettings settings) {
    this(new ArchivedNetwork(network, archive, settings), network.usage());
  }

  private ApiClient(AnswerSource source, ApiUsage usage) {
    this.source = source;
    this.usage = usage;
  }

  /** Returns a client that answers from the archive alone. */
  public static ApiClient offline(ResponseArchive archive) {
    ApiUsage usage = new ApiUsage();
    return new ApiClient(new Offline(archive, usage), usage);
  }

  /** Returns what this client did so far. */
  public ApiUsage usage() {
    return usage;
  }

  /**
   * Gets and reads an answer.
   *
   * @throws CancellationException if the thread is interrupted
   */
  public <T> HttpResult<T> fetch(HttpCall call, Reuse reuse, ReplyReader<T> reader) {
    return source.fetch(call, reuse, reader);
  }

  /** Tells what an answer other than 200 means. */
  @FunctionalInterface
  interface AbsenceReader<T> {
    Lookup<T> read(HttpReply reply);
  }

  /**
   * Downloads a file, has it read, and deletes it.
   *
   * @param isOwn whether the address is one of the API, which gets credentials
   */
  <T> HttpResult<Lookup<T>> download(
      HttpCall call, boolean isOwn, AbsenceReader<T> absence, RestApi.FileMapping<T> mapping) {
    try {
      Path file = Files.createTempFile("download", null);
      try {
        return source.download(
            call,
            isOwn,
            file,
            reply ->
                reply.status() == 200
                    ? new Lookup.Found<>(mapped(file, mapping))
                    : absence.read(reply));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a temporary file for a download", e);
    }
  }

  private static <T> T mapped(Path file, RestApi.FileMapping<T> mapping)
      throws MalformedReplyException {
    try {
      return mapping.map(file);
    } catch (IOException broken) {
      throw new MalformedReplyException("not readable: " + broken.getMessage());
    }
  }
}
