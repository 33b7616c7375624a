package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  @Test
  void neverHasMoreThanAHundredRequestsUnderWay() throws Exception {
    int all = Connections.MAX_AT_ONCE + 20;
    CountDownLatch hundredAreIn = new CountDownLatch(Connections.MAX_AT_ONCE);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(all);
    try (ScriptedServer server =
        new ScriptedServer(
            request -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              hundredAreIn.countDown();
              awaitUninterrupted(mayAnswer);
              now.decrementAndGet();
              return ScriptedReply.ok("");
            })) {
      HttpFetcher fetcher =
          new HttpFetcher(HttpSettings.DEFAULT, TokenPool.bearer(List.of()), WaitingClock.system());
      HttpCall get = HttpCall.get(server.uri("/"), Map.of(), 10);
      for (int i = 0; i < all; i++) {
        clients.execute(() -> fetcher.fetch(get, HttpReply::status));
      }
      assertThat(hundredAreIn.await(20, TimeUnit.SECONDS)).isTrue();
      mayAnswer.countDown();
      clients.shutdown();
      assertThat(clients.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests()).hasSize(all);
      assertThat(most).hasValue(Connections.MAX_AT_ONCE);
    } finally {
      clients.shutdownNow();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
