package org.cienrich.launcher.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.FileContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpMediaType;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.MultipartContent;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The REST API of a Flink cluster, as far as a submission needs it. Every method may throw an
 * {@link IOException} when the cluster cannot be reached, and a {@link ClusterException} when it
 * refuses. Not for use by several threads.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-1.19/docs/ops/rest_api/">API</a>
 */
public final class FlinkRest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_ANSWER = 64 << 20;
  private static final int NOT_FOUND = 404;
  private static final int UPLOAD_MILLIS = 600_000;
  private static final int ANSWER_MILLIS = 60_000;

  private final String url;
  private final HttpRequestFactory requests = new Apache5HttpTransport().createRequestFactory();

  /**
   * Addresses a cluster.
   *
   * @throws IllegalArgumentException if the URL is not http or https, or has a user or a query
   */
  public FlinkRest(String url) {
    URI address = URI.create(url);
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null || address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "The URL of Flink must be http:// or https://, with a host and without a user");
    }
    if (address.getQuery() != null || address.getFragment() != null) {
      throw new IllegalArgumentException("The URL of Flink has a query or a fragment");
    }
    this.url = url.replaceFirst("/+$", "");
  }

  String url() {
    return url;
  }

  /** Returns how many slots there are. */
  int slots() throws IOException {
    return get("/overview").path("slots-total").asInt();
  }

  /** Returns how many slots no job uses. */
  int freeSlots() throws IOException {
    return get("/overview").path("slots-available").asInt();
  }

  /** Uploads a jar and returns its id. */
  String upload(Path jar) throws IOException {
    MultipartContent.Part part =
        new MultipartContent.Part(new FileContent("application/java-archive", jar.toFile()));
    part.setHeaders(
        new HttpHeaders()
            .set(
                "Content-Disposition",
                "form-data; name=\"jarfile\"; filename=\"" + jar.getFileName() + "\""));
    MultipartContent form =
        new MultipartContent()
            .setMediaType(
                new HttpMediaType("multipart/form-data")
                    .setParameter("boundary", UUID.randomUUID().toString()));
    form.addPart(part);
    String name = call("POST", "/jars/upload", form, UPLOAD_MILLIS).path("filename").asText();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  void deleteJar(String jar) throws IOException {
    call("DELETE", "/jars/" + jar, null, ANSWER_MILLIS);
  }

  /**
   * Runs the main class of a jar, which submits one job.
   *
   * @param parallelism of the job where its arguments do not say; 0 for that of the cluster
   * @param settings of Flink for this job
   * @throws ClusterException with all that Flink says, such as what the main class threw
   */
  void run(
      String jar,
      String mainClass,
      List<String> arguments,
      int parallelism,
      Map<String, String> settings,
      String jobId)
      throws IOException {
    ObjectNode body = JSON.createObjectNode();
    body.put("entryClass", mainClass);
    arguments.forEach(body.withArray("programArgsList")::add);
    if (parallelism > 0) {
      body.put("parallelism", parallelism);
    }
    settings.forEach(body.withObject("/flinkConfiguration")::put);
    body.put("jobId", jobId);
    call(
        "POST",
        "/jars/" + jar + "/run",
        new ByteArrayContent("application/json", JSON.writeValueAsBytes(body)),
        UPLOAD_MILLIS);
  }

  /** Returns the state of a job; empty if the cluster does not know it. */
  Optional<JobState> state(String jobId) throws IOException {
    HttpResponse response = send("GET", "/jobs/" + jobId, null, ANSWER_MILLIS);
    if (response.getStatusCode() == NOT_FOUND) {
      response.disconnect();
      return Optional.empty();
    }
    return Optional.of(new JobState(read(response, "/jobs/" + jobId).path("state").asText()));
  }

  /** Returns why a job failed, as a stack trace. */
  String failure(String jobId) throws IOException {
    JsonNode history = get("/jobs/" + jobId + "/exceptions").path("exceptionHistory");
    return history.path("entries").path(0).path("stacktrace").asText("Flink does not say why");
  }

  /** Returns the counters of a job that are in a namespace of Beam, by name. */
  Map<String, Long> counters(String jobId, String namespace) throws IOException {
    return BeamCounters.in(get("/jobs/" + jobId + "/accumulators"), namespace);
  }

  void cancel(String jobId) throws IOException {
    call("PATCH", "/jobs/" + jobId + "?mode=cancel", null, ANSWER_MILLIS);
  }

  private JsonNode get(String path) throws IOException {
    return call("GET", path, null, ANSWER_MILLIS);
  }

  private JsonNode call(String method, String path, @Nullable HttpContent body, int millis)
      throws IOException {
    return read(send(method, path, body, millis), path);
  }

  private HttpResponse send(String method, String path, @Nullable HttpContent body, int millis)
      throws IOException {
    return requests
        .buildRequest(method, new GenericUrl(url + path), body)
        .setThrowExceptionOnExecuteError(false)
        .setFollowRedirects(false)
        .setNumberOfRetries(0)
        .setReadTimeout(millis)
        .execute();
  }

  private JsonNode read(HttpResponse response, String path) throws IOException {
    byte[] answer;
    try (InputStream content = response.getContent()) {
      answer = content == null ? new byte[0] : content.readNBytes(MAX_ANSWER);
    } finally {
      response.disconnect();
    }
    JsonNode json = answer.length == 0 ? JSON.createObjectNode() : JSON.readTree(answer);
    if (response.isSuccessStatusCode()) {
      return json;
    }
    StringBuilder said = new StringBuilder();
    json.path("errors").forEach(error -> said.append(error.asText()).append('\n'));
    int status = response.getStatusCode();
    throw ClusterException.said(
        "%s%s answered %d: ".formatted(url, path, status), status, said.toString());
  }
}
