package org.cienrich.io.api;

import java.nio.file.Path;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.ReplyReader;

/** Where a client has its answers from. Thread-safe. */
interface AnswerSource {

  <T> HttpResult<T> fetch(HttpCall call, Reuse reuse, ReplyReader<T> reader);

  /**
   * Writes the body of a 200 to the file before it is read.
   *
   * @param isOwn whether the address is one of the API, which gets credentials
   */
  <T> HttpResult<T> download(HttpCall call, boolean isOwn, Path file, ReplyReader<T> reader);
}
