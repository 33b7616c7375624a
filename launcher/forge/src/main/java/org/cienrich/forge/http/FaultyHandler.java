package org.cienrich.forge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.faults.ForgeRequest;

/** Counts each request of a service and answers it, or lets it go wrong as planned. Thread-safe. */
public final class FaultyHandler implements HttpHandler, AutoCloseable {

  private final Service service;
  private final FaultPlan faults;
  private final Traffic traffic;
  private final CountDownLatch closed = new CountDownLatch(1);

  public FaultyHandler(Service service, FaultPlan faults, Traffic traffic) {
    this.service = service;
    this.faults = faults;
    this.traffic = traffic;
  }

  /** Ends all delays. */
  @Override
  public void close() {
    closed.countDown();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.read(exchange);
      Optional<Fault> fault = faults.faultFor(observe(request));
      Response response = new Response(exchange);
      response.header(service.headers());
      if (fault.isEmpty()) {
        service.answer(request, response);
        response.send();
      } else if (fault.get() instanceof Fault.Status status) {
        response.replaceWith(status.status(), status.headers(), status.body().getBytes(UTF_8));
        response.send();
      } else if (fault.get() instanceof Fault.WrongJson wrong) {
        service.answer(request, response);
        response.replaceWith(200, Map.of(), wrong.body().getBytes(UTF_8));
        response.send();
      } else if (fault.get() instanceof Fault.TruncatedBody) {
        service.answer(request, response);
        response.sendHalf();
      } else if (fault.get() instanceof Fault.Delay delay) {
        await(delay.duration());
      }
    }
  }

  private ForgeRequest observe(Request request) {
    String endpoint = request.method() + " " + service.endpoint(request);
    String target = service.target(request);
    int occurrence = traffic.count(endpoint, request.method() + " " + target);
    return new ForgeRequest(request.method(), endpoint, target, request.headers(), occurrence);
  }

  private void await(Duration duration) {
    try {
      boolean unused = closed.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
