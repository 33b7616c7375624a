package org.cienrich.io.ci;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;

/** A server with one answer for each path and query; 404 for all others. */
public final class FixedAnswers implements AutoCloseable {
  private final Map<String, ScriptedReply> replies = new HashMap<>();
  private final ScriptedServer server =
      new ScriptedServer(
          request ->
              replies.getOrDefault(
                  request.target(), ScriptedReply.of(404, "{\"message\":\"No\"}")));

  /**
   * Adds an answer.
   *
   * @param json may have single quotes for double ones
   */
  public FixedAnswers ok(String target, String json) {
    return reply(target, ScriptedReply.ok(json.replace('\'', '"')));
  }

  public FixedAnswers reply(String target, ScriptedReply reply) {
    replies.put(target, reply);
    return this;
  }

  public String address() {
    return server.address();
  }

  public List<ScriptedServer.SeenRequest> requests() {
    return server.requests();
  }

  @Override
  public void close() {
    server.close();
  }
}
