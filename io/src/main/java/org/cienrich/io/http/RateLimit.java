package org.cienrich.io.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads rate limits from answers, in the ways of GitHub and of RFC 9110. Instants that the server
 * names are compared with the server's own clock where it tells it, since clocks differ.
 */
final class RateLimit {
  /** What GitHub asks for when a secondary limit names no time. */
  static final Duration UNNAMED_PAUSE = Duration.ofSeconds(60);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern RESOURCE = Pattern.compile("[a-z0-9_]{1,40}");

  private final HttpReply reply;
  private final Instant serverNow;
  private final String text;
  private final boolean isExceeded;

  private RateLimit(HttpReply reply, Instant now, boolean isQuery) {
    this.reply = reply;
    this.serverNow = reply.header("date").flatMap(RateLimit::httpDate).orElse(now);
    this.text = reply.status() == 403 ? reply.text().toLowerCase(Locale.ROOT) : "";
    this.isExceeded = turnsAway() || (isQuery && QueryErrors.tellOfALimit(reply));
  }

  static RateLimit of(HttpReply reply, Instant now) {
    return new RateLimit(reply, now, false);
  }

  /** Like {@link #of} for the answer to a GraphQL query, which has status 200 even when limited. */
  static RateLimit ofQuery(HttpReply reply, Instant now) {
    return new RateLimit(reply, now, true);
  }

  /** Tells whether the request was turned away because of a limit. */
  boolean isExceeded() {
    return isExceeded;
  }

  private boolean turnsAway() {
    if (reply.status() == 429) {
      return true;
    }
    return reply.status() == 403
        && (reply.header("retry-after").isPresent()
            || isExhausted()
            || reply.header("gh-limited-by").isPresent()
            || text.contains("rate limit")
            || text.contains("abuse detection"));
  }

  /** Tells whether it is the quota of one resource that is used up, and not another limit. */
  boolean isPrimary() {
    return isExhausted() && !text.contains("secondary rate limit");
  }

  /** Returns the resource whose quota the answer tells of. */
  Optional<String> resource() {
    return reply
        .header("x-ratelimit-resource")
        .map(String::strip)
        .filter(name -> RESOURCE.matcher(name).matches());
  }

  /** Returns how many requests are left of the quota. */
  OptionalLong remaining() {
    return reply.header("x-ratelimit-remaining").map(String::strip).stream()
        .filter(number -> NUMBER.matcher(number).matches())
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  /** Tells whether this was the last request of the quota, be it answered or not. */
  boolean isExhausted() {
    return remaining().equals(OptionalLong.of(0));
  }

  /** Returns the pause that the server asks for; zero if it names one that has passed. */
  Optional<Duration> pause() {
    return retryAfter().or(() -> isExhausted() ? untilReset() : Optional.empty());
  }

  /** Returns the pause of {@code Retry-After}, in seconds or as a date. */
  Optional<Duration> retryAfter() {
    Optional<String> value = reply.header("retry-after").map(String::strip);
    return value
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .or(() -> value.flatMap(RateLimit::httpDate).map(this::until));
  }

  /** Returns the pause until a new quota is given. */
  Optional<Duration> untilReset() {
    return reply
        .header("x-ratelimit-reset")
        .map(String::strip)
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> until(Instant.ofEpochSecond(Long.parseLong(text)).plusSeconds(1)));
  }

  private Duration until(Instant instant) {
    return instant.isAfter(serverNow) ? Duration.between(serverNow, instant) : Duration.ZERO;
  }

  private static Optional<Instant> httpDate(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
