package org.cienrich.io.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.output.CountingOutputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPack.RequestPolicy;
import org.eclipse.jgit.transport.WantNotValidException;

/**
 * Serves one repository as {@code /owner/name}, and under the same name with digits at its end, by
 * the git protocol over loopback HTTP.
 */
final class SmartHttpServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Repository repository;
  private final RequestPolicy policy;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong bytesOfPacks = new AtomicLong();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile int failureStatus = 503;
  private volatile boolean isStrict;

  private SmartHttpServer(Repository repository, RequestPolicy policy) throws IOException {
    this.repository = repository;
    this.policy = policy;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static SmartHttpServer of(Repository repository, RequestPolicy policy) throws IOException {
    return new SmartHttpServer(repository, policy);
  }

  /** Gives nothing but what refs point to, and all that these reach. */
  SmartHttpServer strict() {
    isStrict = true;
    return this;
  }

  String urlTemplate() {
    return "http://localhost:" + server.getAddress().getPort() + "/{owner}/{name}";
  }

  /** Answers the next requests with an error. */
  void failNext(int count, int status) {
    failureStatus = status;
    failures.set(count);
  }

  /** Returns the paths that were asked for. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns how often someone asked for a pack. */
  int uploads() {
    return (int) requests().stream().filter(path -> path.endsWith("/git-upload-pack")).count();
  }

  /** Returns the bytes of packs that were served. */
  long bytesOfPacks() {
    return bytesOfPacks.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(path);
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        exchange.sendResponseHeaders(failureStatus, -1);
      } else if (path.matches("/owner/name[0-9]*/info/refs")) {
        advertise(exchange);
      } else if (path.matches("/owner/name[0-9]*/git-upload-pack")) {
        upload(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void advertise(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", "application/x-git-upload-pack-advertisement");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      PacketLineOut out = new PacketLineOut(body);
      out.writeString("# service=git-upload-pack\n");
      out.end();
      pack().sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
    }
  }

  private void upload(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-result");
    exchange.sendResponseHeaders(200, 0);
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream raw = exchange.getRequestBody();
        InputStream request = zipped ? new GZIPInputStream(raw) : raw;
        CountingOutputStream body = new CountingOutputStream(exchange.getResponseBody())) {
      pack().upload(request, body, null);
      bytesOfPacks.addAndGet(body.getByteCount());
    }
  }

  private UploadPack pack() {
    UploadPack pack = new UploadPack(repository);
    pack.setBiDirectionalPipe(false);
    pack.setRequestPolicy(policy);
    if (isStrict) {
      pack.setRequestValidator(SmartHttpServer::onlyTips);
    }
    return pack;
  }

  private static void onlyTips(UploadPack pack, List<ObjectId> wants) throws IOException {
    Set<ObjectId> tips = new HashSet<>();
    for (Ref ref : pack.getRepository().getRefDatabase().getRefs()) {
      tips.add(ref.getObjectId());
    }
    for (ObjectId want : wants) {
      if (!tips.contains(want)) {
        throw new WantNotValidException(want);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
