package org.cienrich.launcher.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A cluster of Flink that runs nothing: jobs are in the state they are given. */
final class FakeFlink implements AutoCloseable {
  static final String DUPLICATE =
      "org.apache.flink.runtime.client.DuplicateJobSubmissionException: Job has already been"
          + " submitted.";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** States of jobs by id. */
  final Map<String, String> states = new ConcurrentHashMap<>();

  /** What was asked to run, oldest first. */
  final List<JsonNode> runs = new ArrayList<>();

  final List<String> deleted = new ArrayList<>();

  /** What a main class throws that is run next. */
  @Nullable String refusal;

  /** What the probe's job fails with. */
  @Nullable String lack;

  private final HttpServer server;

  FakeFlink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String[] parts = path.split("/", -1);
    if (path.equals("/overview")) {
      answer(exchange, 200, "{\"slots-total\": 4, \"slots-available\": 3}");
    } else if (path.equals("/jars/upload")) {
      answer(exchange, 200, "{\"filename\": \"/upload/abc_ci-enrich-flink.jar\"}");
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      deleted.add(parts[2]);
      answer(exchange, 200, "{}");
    } else if (path.endsWith("/run")) {
      run(exchange, JSON.readTree(body));
    } else if (path.endsWith("/exceptions")) {
      ObjectNode history = JSON.createObjectNode();
      history.putObject("exceptionHistory").putArray("entries").addObject().put("stacktrace", lack);
      answer(exchange, 200, history.toString());
    } else if (path.endsWith("/accumulators")) {
      answer(exchange, 200, "{}");
    } else {
      String state = states.get(parts[2]);
      answer(exchange, state == null ? 404 : 200, "{\"state\": \"" + state + "\"}");
    }
  }

  private void run(HttpExchange exchange, JsonNode request) throws IOException {
    runs.add(request);
    String job = request.path("jobId").asText();
    boolean probe = request.path("programArgsList").path(0).asText().equals("probe");
    if (refusal != null && !probe) {
      refuse(exchange, refusal);
    } else if (states.containsKey(job)) {
      refuse(exchange, DUPLICATE);
    } else {
      states.put(job, probe ? (lack == null ? "FINISHED" : "FAILED") : "RUNNING");
      answer(exchange, 200, "{\"jobid\": \"" + job + "\"}");
    }
  }

  private static void refuse(HttpExchange exchange, String why) throws IOException {
    ObjectNode errors = JSON.createObjectNode();
    errors.putArray("errors").add(why);
    answer(exchange, 500, errors.toString());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
