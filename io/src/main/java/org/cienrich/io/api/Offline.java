package org.cienrich.io.api;

import java.nio.file.Path;
import java.util.Optional;
import org.cienrich.io.http.ApiUsage;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.http.ReplyReader;

/** Answers from the archive alone. */
final class Offline implements AnswerSource {
  private final ResponseArchive archive;
  private final ApiUsage usage;

  Offline(ResponseArchive archive, ApiUsage usage) {
    this.archive = archive;
    this.usage = usage;
  }

  @Override
  public <T> HttpResult<T> fetch(HttpCall call, Reuse reuse, ReplyReader<T> reader) {
    return read(call, archive.find(call), reader);
  }

  private <T> HttpResult<T> read(HttpCall call, Optional<KeptReply> kept, ReplyReader<T> reader) {
    if (kept.isEmpty()) {
      return missing(call);
    }
    try {
      T value = reader.read(kept.get().reply());
      usage.countFromArchive();
      return new HttpResult.Received<>(value);
    } catch (MalformedReplyException e) {
      return new HttpResult.Failure<>(
          HttpResult.Reason.UNAVAILABLE,
          "offline, and the archived answer to "
              + RequestKey.of(call)
              + " is malformed, "
              + e.getMessage());
    }
  }

  @Override
  public <T> HttpResult<T> download(
      HttpCall call, boolean isOwn, Path file, ReplyReader<T> reader) {
    return read(call, archive.find(call).filter(kept -> kept.reply().status() != 200), reader);
  }

  private static <T> HttpResult<T> missing(HttpCall call) {
    return new HttpResult.Failure<>(
        HttpResult.Reason.UNAVAILABLE,
        "offline, and the archive has no answer to " + RequestKey.of(call));
  }
}
