package org.cienrich.features.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {
  private static final Concurrently THREE = new Concurrently("of-three", 3);

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void runsAtOnceAndKeepsTheOrder() {
    CyclicBarrier all = new CyclicBarrier(3);
    List<String> names =
        THREE.map(
            List.of("a", "b", "c"),
            item -> {
              await(all);
              Thread thread = Thread.currentThread();
              return item + " " + thread.getName() + " " + thread.isDaemon();
            });
    assertThat(names).containsExactly("a of-three true", "b of-three true", "c of-three true");
  }

  @Test
  void aSingleItemNeedsNoThread() {
    assertThat(THREE.map(List.of(1), item -> Thread.currentThread()))
        .containsExactly(Thread.currentThread());
    assertThat(THREE.map(List.of(), item -> item)).isEmpty();
  }

  @Test
  void whatAFunctionThrowsIsThrownAndTheOthersAreCancelled() throws Exception {
    CyclicBarrier started = new CyclicBarrier(2);
    CountDownLatch cancelled = new CountDownLatch(1);
    IllegalArgumentException failure = new IllegalArgumentException("no");
    assertThatThrownBy(
            () ->
                THREE.map(
                    List.of(true, false),
                    fails -> {
                      await(started);
                      if (fails) {
                        throw failure;
                      }
                      return waitForInterrupt(cancelled);
                    }))
        .isSameAs(failure);
    assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anInterruptedCallerIsCancelledAndStaysInterrupted() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(2);
    Thread caller = Thread.currentThread();
    CyclicBarrier started = new CyclicBarrier(2, caller::interrupt);
    assertThatThrownBy(
            () ->
                THREE.map(
                    List.of(1, 2),
                    item -> {
                      await(started);
                      return waitForInterrupt(cancelled);
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean waitForInterrupt(CountDownLatch interrupted) {
    try {
      return new CountDownLatch(1).await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted.countDown();
      return false;
    }
  }
}
