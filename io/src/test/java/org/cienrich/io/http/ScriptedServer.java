package org.cienrich.io.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers each request on loopback with what its script says, and notes the requests. */
public final class ScriptedServer implements AutoCloseable {

  /** What to do with a request. */
  @FunctionalInterface
  public interface Script {
    ScriptedReply replyTo(SeenRequest request);
  }

  /**
   * A request that came.
   *
   * @param number from 1
   */
  public record SeenRequest(int number, String target, HttpExchange exchange) {

    public Optional<String> header(String name) {
      return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    public String method() {
      return exchange.getRequestMethod();
    }

    /** Reads the body; once, and only in the script. */
    public String readBody() {
      try {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static {
    // Without it answers on kept-alive connections wait 40 ms for a delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<SeenRequest> requests = new CopyOnWriteArrayList<>();

  public ScriptedServer(Script script) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(script, exchange));
    server.start();
  }

  private void answer(Script script, HttpExchange exchange) throws IOException {
    SeenRequest request;
    synchronized (requests) {
      request = new SeenRequest(requests.size() + 1, exchange.getRequestURI().toString(), exchange);
      requests.add(request);
    }
    script.replyTo(request).sendTo(exchange);
  }

  public List<SeenRequest> requests() {
    return List.copyOf(requests);
  }

  public List<String> targets() {
    return requests.stream().map(SeenRequest::target).toList();
  }

  public URI uri(String target) {
    return URI.create(address() + target);
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
