package org.cienrich.io.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.http.ReplyReader;

/** Gets answers from the archive where they still hold, else from the network. Thread-safe. */
public final class ApiClient {
  private final HttpFetcher network;

  public ApiClient(HttpFetcher network) {
    this.network = network;
  }

  /** Gets and reads an answer. */
  public <T> HttpResult<T> fetch(HttpCall call, Reuse reuse, ReplyReader<T> reader) {
    return network.fetch(call, reader);
  }

  /** Tells what an answer other than 200 means. */
  @FunctionalInterface
  interface AbsenceReader<T> {
    Lookup<T> read(HttpReply reply);
  }

  <T> HttpResult<Lookup<T>> download(
      HttpCall call, boolean isOwn, AbsenceReader<T> absence, RestApi.FileMapping<T> mapping) {
    try {
      Path file = Files.createTempFile("download", null);
      try {
        ReplyReader<Lookup<T>> reader =
            reply ->
                reply.status() == 200
                    ? new Lookup.Found<>(mapped(file, mapping))
                    : absence.read(reply);
        return isOwn
            ? network.download(call, file, reader)
            : network.downloadElsewhere(call, file, reader);
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
