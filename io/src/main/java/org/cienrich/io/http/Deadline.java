package org.cienrich.io.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the requests of one thread off at a point in time, whatever they wait for. A socket timeout
 * does not do that: a server that sends a byte now and then never runs into one.
 */
final class Deadline implements AutoCloseable {
  private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final ScheduledFuture<?> alarm;
  private @Nullable Cancellable underWay;
  private boolean passed;

  private Deadline(Duration duration) {
    this.alarm = TIMER.schedule(this::pass, duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Starts one for this thread, until it is closed. */
  static Deadline in(Duration duration) {
    Deadline deadline = new Deadline(duration);
    CURRENT.set(deadline);
    return deadline;
  }

  /** Puts the request under the deadline of this thread; a link in the client's chain. */
  static ClassicHttpResponse watch(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Deadline deadline = CURRENT.get();
    if (deadline != null && scope.execRuntime instanceof Cancellable exchange) {
      deadline.cover(exchange);
    }
    return chain.proceed(request, scope);
  }

  synchronized boolean hasPassed() {
    return passed;
  }

  private synchronized void cover(Cancellable exchange) {
    underWay = exchange;
    if (passed) {
      exchange.cancel();
    }
  }

  private synchronized void pass() {
    passed = true;
    if (underWay != null) {
      underWay.cancel();
    }
  }

  @Override
  public void close() {
    alarm.cancel(false);
    CURRENT.remove();
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "http-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
