package org.cienrich.io.mongo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server, and cuts connections: at once, in the middle of a large
 * request, or after a large request came through, so that its answer is lost.
 */
final class CuttingProxy implements AutoCloseable {
  private final int serverPort;
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger lostAnswers = new AtomicInteger();
  private volatile long largeBytes = Long.MAX_VALUE;

  CuttingProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    var unused = threads.submit(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Cuts the next connections as soon as they are made. */
  void refuse(int connections) {
    refusals.set(connections);
  }

  /** Cuts connections once so many bytes of the client have come through, so many times. */
  void cutAfter(long bytes, int times) {
    largeBytes = bytes;
    cuts.set(times);
  }

  /** Cuts connections instead of an answer after so many bytes of the client, so many times. */
  void loseAnswersAfter(long bytes, int times) {
    largeBytes = bytes;
    lostAnswers.set(times);
  }

  /** Returns how many of the ordered faults have not come yet. */
  int faultsLeft() {
    return Math.max(0, refusals.get()) + Math.max(0, cuts.get()) + Math.max(0, lostAnswers.get());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        if (refusals.getAndDecrement() > 0) {
          client.close();
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
          sockets.add(server);
          Connection connection = new Connection(client, server);
          threads.execute(connection::requests);
          threads.execute(connection::answers);
        }
      } catch (IOException closed) {
        // The next one may be better; a closed listener ends the loop.
      }
    }
  }

  private final class Connection {
    private final Socket client;
    private final Socket server;
    private final AtomicLong fromClient = new AtomicLong();

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void requests() {
      byte[] buffer = new byte[8192];
      try (InputStream in = client.getInputStream();
          OutputStream out = server.getOutputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          fromClient.addAndGet(n);
          if (fromClient.get() > largeBytes && cuts.get() > 0 && cuts.getAndDecrement() > 0) {
            out.write(buffer, 0, n / 2);
            break;
          }
          out.write(buffer, 0, n);
        }
      } catch (IOException closed) {
        // Cut from the other side.
      } finally {
        cut();
      }
    }

    void answers() {
      byte[] buffer = new byte[8192];
      try (InputStream in = server.getInputStream();
          OutputStream out = client.getOutputStream()) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (fromClient.get() > largeBytes
              && lostAnswers.get() > 0
              && lostAnswers.getAndDecrement() > 0) {
            break;
          }
          out.write(buffer, 0, n);
        }
      } catch (IOException closed) {
        // Cut from the other side.
      } finally {
        cut();
      }
    }

    private void cut() {
      close(client);
      close(server);
    }
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // It is closed then.
    }
  }

  @Override
  public void close() {
    close(listener);
    sockets.forEach(CuttingProxy::close);
    threads.shutdownNow();
  }
}
