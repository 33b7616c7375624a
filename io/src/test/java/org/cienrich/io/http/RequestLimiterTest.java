package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cienrich.io.http.HttpResult.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequestLimiterTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final VirtualClock clock = new VirtualClock();
  private final RequestLimiter limiter = new RequestLimiter();

  private Instant send(OptionalInt points) throws InterruptedException {
    limiter.enter(100, points, clock);
    limiter.exit();
    return clock.now();
  }

  @Test
  void noMinuteHasMoreThanItsPoints() throws Exception {
    List<Instant> sent = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      sent.add(send(OptionalInt.of(900)));
      clock.sleep(Duration.ofMillis(i % 50));
    }
    for (int i = 900; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - 900), sent.get(i))).isGreaterThan(MINUTE);
    }
    assertThat(Duration.between(sent.get(0), sent.get(2999))).isLessThan(Duration.ofMinutes(4));
  }

  @Test
  void doesNotWaitBelowTheLimit() throws Exception {
    for (int i = 0; i < 900; i++) {
      send(OptionalInt.of(900));
    }
    send(OptionalInt.empty());
    assertThat(clock.pauses()).isEmpty();
  }

  @Test
  void aClockThatIsSetBackStopsNobody() throws Exception {
    send(OptionalInt.of(1));
    VirtualClock behind = new VirtualClock();
    clock.sleep(Duration.ofHours(5));
    send(OptionalInt.of(1));
    limiter.enter(1, OptionalInt.of(1), behind);
    assertThat(behind.waited()).isLessThan(Duration.ofMinutes(2));
  }

  @Test
  void oneHostHasOneLimiter() {
    RequestLimiter api = RequestLimiter.of(URI.create("https://API.example.org/a"));
    assertThat(RequestLimiter.of(URI.create("https://api.example.org:443/b"))).isSameAs(api);
    assertThat(RequestLimiter.of(URI.create("https://api.example.org:8443/"))).isNotSameAs(api);
  }

  @Test
  void clientsOfOneHostShareItsPoints() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(""))) {
      HttpSettings settings =
          HttpSettings.DEFAULT.withPointsPerMinute(40).withApiShare(0.25); // 10 in a minute
      for (int i = 0; i < 5; i++) {
        HttpFetcher fetcher = new HttpFetcher(settings, TokenPool.anonymous(), clock);
        HttpCall post = HttpCall.post(server.uri("/"), Map.of(), "{}", 10);
        for (int n = 0; n < 5; n++) {
          assertThat(fetcher.fetch(post, HttpReply::status)).isEqualTo(new Received<>(200));
        }
      }
      assertThat(clock.waited()).isBetween(MINUTE.multipliedBy(2), MINUTE.multipliedBy(3));
    }
  }

  @Test
  void redirectsCostPointsToo() {
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.target().equals("/old")
                    ? ScriptedReply.redirect(301, "/new")
                    : ScriptedReply.ok(""))) {
      HttpFetcher fetcher =
          new HttpFetcher(
              HttpSettings.DEFAULT.withPointsPerMinute(2), TokenPool.anonymous(), clock);
      HttpCall get = HttpCall.get(server.uri("/old"), Map.of(), 10);
      fetcher.fetch(get, HttpReply::status);
      assertThat(clock.pauses()).isEmpty();
      fetcher.fetch(get, HttpReply::status);
      assertThat(clock.waited()).isGreaterThan(MINUTE);
      assertThat(fetcher.usage().counts().waited()).isEqualTo(clock.waited());
      assertThat(fetcher.usage().counts().requests()).isEqualTo(4);
    }
  }

  @Test
  void letsInOnlySoManyAtATimeAndForgetsWhoWasInterrupted() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      limiter.enter(1, OptionalInt.empty(), clock);
      Future<?> second = threads.submit(this::enterAndExit);
      Future<?> third = threads.submit(this::enterAndExit);
      assertThatThrownBy(() -> second.get(50, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(second.cancel(true)).isTrue();
      limiter.exit();
      third.get(10, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }

  private Duration enterAndExit() throws InterruptedException {
    Duration waited = limiter.enter(1, OptionalInt.empty(), clock);
    limiter.exit();
    return waited;
  }

  @Test
  void anInterruptedThreadSendsNothing() throws Exception {
    CountDownLatch isIn = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.ok(""))) {
      RequestLimiter ofServer = RequestLimiter.of(server.uri("/"));
      ofServer.enter(1, OptionalInt.empty(), clock);
      HttpSettings settings = HttpSettings.DEFAULT.withApiShare(0.001);
      HttpFetcher fetcher = new HttpFetcher(settings, TokenPool.anonymous(), clock);
      ExecutorService threads = Executors.newSingleThreadExecutor();
      try {
        Future<Boolean> cancelled =
            threads.submit(
                () -> {
                  isIn.countDown();
                  try {
                    fetcher.fetch(HttpCall.get(server.uri("/"), Map.of(), 10), HttpReply::status);
                    return false;
                  } catch (CancellationException e) {
                    return Thread.currentThread().isInterrupted();
                  }
                });
        isIn.await();
        threads.shutdownNow();
        assertThat(cancelled.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.requests()).isEmpty();
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void sharesAreOfTheAllowedAndAtLeastOne() {
    assertThat(HttpSettings.DEFAULT.points()).isEmpty();
    HttpSettings some = HttpSettings.DEFAULT.withPointsPerMinute(900);
    assertThat(some.points()).hasValue(900);
    assertThat(some.withApiShare(0.5).points()).hasValue(450);
    assertThat(some.withApiShare(0.5).slots()).isEqualTo(50);
    assertThat(some.withApiShare(0.0001).points()).hasValue(1);
    assertThat(some.withApiShare(0.0001).slots()).isEqualTo(1);
    for (double share : List.of(0.0, -1.0, 1.1, Double.NaN)) {
      assertThatThrownBy(() -> some.withApiShare(share))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
