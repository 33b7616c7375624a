package org.cienrich.io.api;

import java.io.IOException;
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
      HttpCall call, AbsenceReader<T> absence, RestApi.FileMapping<T> mapping) {
    return network.fetch(
        call,
        reply ->
            reply.status() == 200
                ? new Lookup.Found<>(mapped(reply, mapping))
                : absence.read(reply));
  }

  private static <T> T mapped(HttpReply reply, RestApi.FileMapping<T> mapping)
      throws MalformedReplyException {
    try {
      Path file = Files.createTempFile("download", null);
      try {
        Files.write(file, reply.body());
        return mapping.map(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException broken) {
      throw new MalformedReplyException("not readable: " + broken.getMessage());
    }
  }
}
