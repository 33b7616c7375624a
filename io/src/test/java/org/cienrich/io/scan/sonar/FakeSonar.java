package org.cienrich.io.scan.sonar;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;

/**
 * Speaks as much of SonarQube's Web API as a scan asks for. It refuses unknown tokens, and all
 * measures of a request that names an unknown metric.
 */
final class FakeSonar implements AutoCloseable {
  static final String TOKEN = "squ_0123456789abcdef0123456789abcdef01234567";
  private static final String BEARER = "Bearer " + TOKEN;
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ScriptedReply UP = ok("{'status':'UP','version':'25.12.0.117093'}");

  private final ScriptedServer server = new ScriptedServer(this::reply);
  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, Deque<ScriptedReply>> scripts = new HashMap<>();
  private final List<String> deleted = new ArrayList<>();

  static ScriptedReply ok(String json) {
    return ScriptedReply.ok(json.replace('\'', '"'));
  }

  static ScriptedReply task(String status) {
    return ok("{'task':{'id':'T1','status':'" + status + "'}}");
  }

  String url() {
    return server.address();
  }

  /** What was asked for, as the path without its query. */
  List<String> asked() {
    return server.targets().stream().map(target -> URI.create(target).getPath()).toList();
  }

  List<String> targets() {
    return server.targets();
  }

  synchronized List<String> deleted() {
    return List.copyOf(deleted);
  }

  /** The server has the metric. */
  synchronized FakeSonar having(String metric, String type) {
    types.put(metric, type);
    return this;
  }

  /** The server has the metric, and this value of it for every project. */
  synchronized FakeSonar measuring(String metric, String type, String value) {
    values.put(metric, value);
    return having(metric, type);
  }

  /** The server has not that metric any more. */
  synchronized void without(String metric) {
    types.remove(metric);
  }

  /** Answers what is asked at a path one after the other; the last for good. */
  synchronized FakeSonar answering(String path, ScriptedReply... replies) {
    scripts.put(path, new ArrayDeque<>(List.of(replies)));
    return this;
  }

  private synchronized ScriptedReply reply(ScriptedServer.SeenRequest request) {
    URI uri = URI.create(request.target());
    Deque<ScriptedReply> script = scripts.get(uri.getPath());
    if (script != null) {
      return script.size() > 1 ? script.remove() : script.element();
    }
    boolean isStatus = uri.getPath().equals("/api/system/status");
    String authorization = request.header("Authorization").orElse(isStatus ? BEARER : "");
    if (!authorization.equals(BEARER)) {
      return ScriptedReply.of(401, "");
    }
    if (isStatus) {
      return UP;
    }
    Map<String, String> query = query(uri);
    return switch (request.method() + " " + uri.getPath()) {
      case "GET /api/ce/task" -> task("SUCCESS");
      case "GET /api/ce/component" -> ok("{'queue':[],'current':{'id':'T1','status':'SUCCESS'}}");
      case "GET /api/metrics/search" -> metrics(query);
      case "GET /api/measures/component" -> measures(query);
      case "GET /api/qualitygates/project_status" -> ok("{'projectStatus':{'status':'NONE'}}");
      case "GET /api/plugins/installed" ->
          ok("{'plugins':[{'key':'java','version':'8.22'},{'key':'text'}]}");
      case "GET /api/qualityprofiles/search" ->
          ok("{'profiles':[{'key':'P1','rulesUpdatedAt':'2025-12-10T09:00:00+0000'}]}");
      case "POST /api/projects/delete" -> {
        deleted.add(query.get("project"));
        yield ScriptedReply.of(204, "");
      }
      default -> ScriptedReply.of(404, "{\"errors\":[{\"msg\":\"Unknown url\"}]}");
    };
  }

  private ScriptedReply metrics(Map<String, String> query) {
    int size = Integer.parseInt(query.get("ps"));
    int page = Integer.parseInt(query.get("p"));
    ObjectNode answer = MAPPER.createObjectNode().put("total", types.size());
    ArrayNode metrics = answer.putArray("metrics");
    types.entrySet().stream()
        .skip((long) size * (page - 1))
        .limit(size)
        .forEach(
            type -> metrics.addObject().put("key", type.getKey()).put("type", type.getValue()));
    return ScriptedReply.ok(answer.toString());
  }

  private ScriptedReply measures(Map<String, String> query) {
    List<String> asked = List.of(query.get("metricKeys").split(",", -1));
    if (deleted.contains(query.get("component")) || !types.keySet().containsAll(asked)) {
      return ScriptedReply.of(404, "{\"errors\":[{\"msg\":\"not found\"}]}");
    }
    if (asked.size() > 25) {
      return ScriptedReply.of(400, "too many at once");
    }
    ObjectNode answer = MAPPER.createObjectNode();
    ArrayNode measures = answer.putObject("component").putArray("measures");
    for (String metric : asked) {
      if (values.containsKey(metric)) {
        measures.addObject().put("metric", metric).put("value", values.get(metric));
      }
    }
    return ScriptedReply.ok(answer.toString());
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String part : uri.getRawQuery().split("&", -1)) {
        int equals = part.indexOf('=');
        query.put(
            part.substring(0, equals),
            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  @Override
  public void close() {
    server.close();
  }
}
