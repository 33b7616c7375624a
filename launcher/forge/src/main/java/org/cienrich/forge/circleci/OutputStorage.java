package org.cienrich.forge.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.http.Reply;
import org.cienrich.forge.http.Request;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.CircleCiPipeline.Step;
import org.cienrich.forge.world.World;

/**
 * Where step outputs are: at signed addresses, for requests without credentials of their own. One
 * with credentials is answered with 400, a wrong signature with 403, an output that expired with
 * 404.
 */
public final class OutputStorage {

  private static final String SIGNATURE = "X-Amz-Signature";

  private final String url;
  private final Map<String, Step> steps = new HashMap<>();

  /**
   * @param url where the storage is reached, without a slash at its end
   */
  public OutputStorage(World world, String url) {
    this.url = url;
    for (CircleCiPipeline pipeline : world.circleCiPipelines()) {
      for (CircleCiPipeline.Workflow workflow : pipeline.workflows()) {
        for (CircleCiPipeline.Job job : workflow.jobs()) {
          for (int position = 0; position < job.steps().size(); position++) {
            steps.put(job.id() + "/" + position, job.steps().get(position));
          }
        }
      }
    }
  }

  /** The endpoints of the storage. */
  public Endpoints endpoints(String root, FaultPlan faults) {
    return new Endpoints(
            "circleci-output", root, faults, request -> Reply.storageError(404, "NoSuchKey"))
        .get("/{job}/{step}", this::output);
  }

  /** The signed address of an output. */
  String url(String jobId, int position) {
    String key = jobId + "/" + position;
    return url + "/" + key + "?X-Amz-Expires=3600&" + SIGNATURE + "=" + signature(key);
  }

  private Reply output(Request request) {
    String key = request.part(0) + "/" + request.part(1);
    if (request.header("Authorization").isPresent() || request.header("Circle-Token").isPresent()) {
      return Reply.storageError(400, "InvalidArgument");
    }
    if (request.parameter(SIGNATURE).filter(signature(key)::equals).isEmpty()) {
      return Reply.storageError(403, "AccessDenied");
    }
    Step step = steps.get(key);
    if (step == null || step.expired()) {
      return Reply.storageError(404, "NoSuchKey");
    }
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    for (String message : step.output()) {
      ObjectNode node = messages.addObject();
      node.put("message", message);
      node.put("time", step.startedAt().toString());
      node.put("type", "out");
      node.put("truncated", false);
    }
    return Reply.json(200, messages);
  }

  private static String signature(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(("signed " + key).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
