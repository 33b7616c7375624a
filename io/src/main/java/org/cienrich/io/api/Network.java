package org.cienrich.io.api;

import java.nio.file.Path;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.ReplyReader;

/** Asks every time. */
final class Network implements AnswerSource {
  private final HttpFetcher fetcher;

  Network(HttpFetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public <T> HttpResult<T> fetch(HttpCall call, Reuse reuse, ReplyReader<T> reader) {
    return fetcher.fetch(call, reader);
  }

  @Override
  public <T> HttpResult<T> download(
      HttpCall call, boolean isOwn, Path file, ReplyReader<T> reader) {
    return isOwn
        ? fetcher.download(call, file, reader)
        : fetcher.downloadElsewhere(call, file, reader);
  }
}
