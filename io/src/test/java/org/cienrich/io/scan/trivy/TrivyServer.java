package org.cienrich.io.scan.trivy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real Trivy server on loopback. */
final class TrivyServer implements AutoCloseable {
  private final Process process;
  private final String address;

  private TrivyServer(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Returns when it listens. */
  static TrivyServer start(String program, Path cache, String token) throws IOException {
    String address = "127.0.0.1:" + freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                program,
                "server",
                "--listen",
                address,
                "--skip-db-update",
                "--cache-dir",
                cache.toString())
            .redirectErrorStream(true);
    builder.environment().put("TRIVY_TOKEN", token);
    TrivyServer server = new TrivyServer(builder.start(), address);
    BufferedReader said = server.process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("Listening")) {
        return server;
      }
    }
    throw new AssertionError("The server ended");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return "http://" + address;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
