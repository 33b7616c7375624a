package org.cienrich.io.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cienrich.io.http.HttpResult.Failure;
import org.cienrich.io.http.HttpResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlineTest {
  private static final HttpSettings HASTY =
      new HttpSettings(
          Duration.ofMillis(300),
          Duration.ofSeconds(5),
          2,
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofSeconds(1));

  private static HttpResult<String> fetch(int port, long maxBytes) {
    return new HttpFetcher(HASTY, TokenPool.bearer(List.of()), new VirtualClock())
        .fetch(
            HttpCall.get(URI.create("http://127.0.0.1:" + port + "/"), Map.of(), maxBytes),
            HttpReply::text);
  }

  @Test
  void cutsOffAServerThatDripsHeaders() throws Exception {
    try (DrippingServer server = new DrippingServer("HTTP/1.1 200 OK\r\nX-Endless: ")) {
      assertThat(fetch(server.port(), 1000))
          .isEqualTo(
              new Failure<>(
                  Reason.TIMEOUT,
                  "GET http://127.0.0.1:"
                      + server.port()
                      + "/: no complete answer within 300 ms, in attempt 2"));
    }
  }

  @Test
  void cutsOffAServerThatDripsABody() throws Exception {
    try (DrippingServer server = new DrippingServer("HTTP/1.1 200 OK\r\n\r\n")) {
      assertThat(fetch(server.port(), 1_000_000))
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT));
    }
  }

  @Test
  void leavesABodyThatIsTooLargeUnread() throws Exception {
    try (DrippingServer server = new DrippingServer("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(11))) {
      assertThat(fetch(server.port(), 10))
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE));
    }
  }

  /** Begins to answer at once, and then sends a byte every 20 ms without end. */
  private static final class DrippingServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final String start;

    DrippingServer(String start) throws IOException {
      this.start = start;
      threads.execute(this::accept);
    }

    int port() {
      return listener.getLocalPort();
    }

    private void accept() {
      try {
        while (true) {
          Socket socket = listener.accept();
          OutputStream out = socket.getOutputStream();
          out.write(start.getBytes(StandardCharsets.US_ASCII));
          var unused = threads.scheduleAtFixedRate(() -> drip(out), 0, 20, TimeUnit.MILLISECONDS);
        }
      } catch (IOException e) {
        assertThat(listener.isClosed()).isTrue();
      }
    }

    private static void drip(OutputStream out) {
      try {
        out.write('x');
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("The client has gone", e);
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
      threads.shutdownNow();
    }
  }
}
