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

/**
 * Counts each request of a service and answers it, or lets it go wrong as planned. An answer that
 * cannot be completed ends with its connection. Thread-safe.
 */
public final class FaultyHandler implements HttpHandler, AutoCloseable {

  private final Service service;
  private final FaultPlan faults;
  private final Traffic traffic;
  private final Finished finished;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param traffic counts the requests
   * @param finished lists them once their responses are completely written
   */
  public FaultyHandler(Service service, FaultPlan faults, Traffic traffic, Finished finished) {
    this.service = service;
    this.faults = faults;
    this.traffic = traffic;
    this.finished = finished;
  }

  /** Ends all delays. */
  @Override
  public void close() {
    closed.countDown();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Request request = Request.read(exchange, service.largestBody());
    Optional<Fault> fault = faults.faultFor(observe(request));
    Response response = new Response(exchange);
    response.header(service.headers());
    if (fault.isEmpty()) {
      service.answer(request, response);
      send(request, response);
    } else {
      spoil(request, response, fault.get());
    }
    exchange.close();
  }

  private void spoil(Request request, Response response, Fault fault) throws IOException {
    if (fault instanceof Fault.Status status) {
      response.replaceWith(status.status(), status.headers(), status.body().getBytes(UTF_8));
      send(request, response);
    } else if (fault instanceof Fault.WrongJson wrong) {
      service.answer(request, response);
      response.replaceWith(200, Map.of(), wrong.body().getBytes(UTF_8));
      send(request, response);
    } else if (fault instanceof Fault.TruncatedBody) {
      service.answer(request, response);
      response.sendHalf();
    } else if (fault instanceof Fault.CorruptBody) {
      service.answer(request, response);
      response.corrupt();
      send(request, response);
    } else if (fault instanceof Fault.Delay delay) {
      await(delay.duration());
    }
  }

  private void send(Request request, Response response) throws IOException {
    response.begin();
    String line = request.method() + " " + service.finished(request);
    String note = response.note();
    finished.end(note.isEmpty() ? line : line + " " + note, response::end);
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
