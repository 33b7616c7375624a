package org.cienrich.forge;

import com.sun.net.httpserver.HttpServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.http.FaultyHandler;
import org.cienrich.forge.http.Finished;
import org.cienrich.forge.http.Service;
import org.cienrich.forge.http.Traffic;

/** Adds services to servers, and knows what was asked of them. Thread-safe. */
final class Handlers implements AutoCloseable {

  private final FaultPlan faults;
  private final Traffic requests = new Traffic();
  private final Traffic downloads = new Traffic();
  private final Finished finished = new Finished();
  private final List<FaultyHandler> handlers = new CopyOnWriteArrayList<>();

  Handlers(FaultPlan faults) {
    this.faults = faults;
  }

  /** Serves below a path; what is asked there counts as requests. */
  void serve(HttpServer server, String path, Service service) {
    server.createContext(path, handler(service, requests));
  }

  /** Serves everything; what is asked there counts as downloads. */
  void serveDownloads(HttpServer server, Service service) {
    server.createContext("/", handler(service, downloads));
  }

  /** Serves what is known of all that was asked. */
  void serveReports(HttpServer server) {
    server.createContext("/_forge/counts", new CountsHandler(requests, downloads));
    server.createContext("/_forge/finished", new FinishedHandler(finished));
  }

  private FaultyHandler handler(Service service, Traffic traffic) {
    FaultyHandler handler = new FaultyHandler(service, faults, traffic, finished);
    handlers.add(handler);
    return handler;
  }

  Traffic requests() {
    return requests;
  }

  Traffic downloads() {
    return downloads;
  }

  Finished finished() {
    return finished;
  }

  /** Ends all delays. */
  @Override
  public void close() {
    handlers.forEach(FaultyHandler::close);
  }
}
