package org.cienrich.io.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.cienrich.io.http.HttpCall;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.HttpResult;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.http.ReplyReader;
import org.cienrich.io.http.Validator;
import org.jspecify.annotations.Nullable;

/** Asks for what the archive has not, or what does not hold any more, and archives the answers. */
final class ArchivedNetwork implements AnswerSource {
  private final HttpFetcher fetcher;
  private final ResponseArchive archive;
  private final ArchiveSettings settings;
  private final Network network;

  ArchivedNetwork(HttpFetcher fetcher, ResponseArchive archive, ArchiveSettings settings) {
    this.fetcher = fetcher;
    this.archive = archive;
    this.settings = settings;
    this.network = new Network(fetcher);
  }

  @Override
  public <T> HttpResult<T> fetch(HttpCall call, Reuse reuse, ReplyReader<T> reader) {
    Optional<KeptReply> kept = archive.find(call);
    if (kept.isEmpty()) {
      return ask(call, null, reader);
    }
    try {
      if (holds(kept.get(), reuse)) {
        T value = reader.read(kept.get().reply());
        fetcher.usage().countFromArchive();
        return new HttpResult.Received<>(value);
      }
    } catch (MalformedReplyException useless) {
      return ask(call, null, reader);
    }
    return ask(call, kept.get(), reader);
  }

  private boolean holds(KeptReply kept, Reuse reuse) throws MalformedReplyException {
    boolean isAbsence = kept.reply().status() != 200;
    if (reuse.holdsWithinRun() && settings.holds(isAbsence, kept.fetchedAt())) {
      return true;
    }
    if (settings.revalidate()) {
      return false;
    }
    if (kept.isAbsence()) {
      Instant end = kept.fetchedAt().plus(settings.absenceHolds());
      String credential = kept.reply().credential();
      return archive.now().isBefore(end) && credential != null && fetcher.has(credential);
    }
    return kept.reply().status() == 200 && reuse.holds(kept.reply());
  }

  private <T> HttpResult<T> ask(HttpCall call, @Nullable KeptReply kept, ReplyReader<T> reader) {
    Validator validator = kept == null ? null : kept.validator().orElse(null);
    return fetcher.fetch(call, validator, reply -> read(call, kept, reply, reader));
  }

  private <T> T read(
      HttpCall call, @Nullable KeptReply kept, HttpReply reply, ReplyReader<T> reader)
      throws MalformedReplyException {
    if (reply.status() != 304) {
      T value = reader.read(reply);
      archive.put(call, reply);
      return value;
    }
    if (kept == null) {
      throw new MalformedReplyException("status 304 without being asked for changes");
    }
    T value = reader.read(kept.reply());
    archive.confirm(call, kept);
    fetcher.usage().countRevalidated();
    return value;
  }

  /** What was downloaded is kept by who asked for it; that there is nothing is archived. */
  @Override
  public <T> HttpResult<T> download(
      HttpCall call, boolean isOwn, Path file, ReplyReader<T> reader) {
    Optional<KeptReply> kept = archive.find(call).filter(reply -> reply.reply().status() != 200);
    try {
      if (kept.isPresent() && holds(kept.get(), Reuse.NEVER)) {
        T value = reader.read(kept.get().reply());
        fetcher.usage().countFromArchive();
        return new HttpResult.Received<>(value);
      }
    } catch (MalformedReplyException useless) {
      return network.download(call, isOwn, file, archiving(call, reader));
    }
    return network.download(call, isOwn, file, archiving(call, reader));
  }

  private <T> ReplyReader<T> archiving(HttpCall call, ReplyReader<T> reader) {
    return reply -> {
      T value = reader.read(reply);
      if (reply.status() != 200) {
        archive.put(call, reply);
      }
      return value;
    };
  }
}
