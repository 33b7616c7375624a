package org.cienrich.io.api;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.Validator;

/**
 * An answer from the archive.
 *
 * @param generation its number among the answers to the request, from 1
 * @param fetchedAt when the server gave it, or last said that it holds
 */
record KeptReply(int generation, HttpReply reply, Instant fetchedAt) {
  private static final Pattern ETAG = Pattern.compile("[ -~]{1,1000}");

  /** Returns what makes a request for a newer one conditional; empty if nothing does. */
  Optional<Validator> validator() {
    String credential = reply.credential();
    if (reply.status() != 200 || credential == null) {
      return Optional.empty();
    }
    return reply
        .header("etag")
        .filter(etag -> ETAG.matcher(etag).matches())
        .map(etag -> new Validator(credential, etag));
  }

  /** Tells whether it says that the thing is not there. */
  boolean isAbsence() {
    return reply.status() == 404 || reply.status() == 410;
  }
}
