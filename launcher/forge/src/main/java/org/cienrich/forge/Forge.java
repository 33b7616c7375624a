package org.cienrich.forge;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cienrich.forge.circleci.CircleCiApi;
import org.cienrich.forge.circleci.OutputStorage;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.http.Access;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.rest.Quota;
import org.cienrich.forge.rest.RestApi;
import org.cienrich.forge.rest.TokenPolicy;
import org.cienrich.forge.travis.TravisApi;
import org.cienrich.forge.world.World;

/**
 * Serves a {@link World} with a GitHub-compatible REST API on the loopback interface, beside git
 * repositories that are reached through a URL template.
 *
 * <pre>{@code
 * SampleWorld sample = SampleWorld.create(directory);
 * try (Forge forge = sample.serve().start()) {
 *   enrich(forge.apiUrl(), forge.gitUrlTemplate(), sample.buildsCsv());
 * }
 * }</pre>
 *
 * <p>Served are repositories (by name and by id, former names redirect), their workflow runs with
 * search, attempts and jobs, {@code /rate_limit} and {@code /user}. Everything else is 404. Beside
 * it are the APIs of CircleCI and Travis CI. A forge is thread-safe; it stops when closed.
 */
public final class Forge implements AutoCloseable {

  private static final int THREADS = 8;
  private static final String CIRCLECI = "/circleci/api";
  private static final String OUTPUTS = "/circleci/output";
  private static final String TRAVIS = "/travis";

  static {
    // Without it every answer on a kept-alive connection waits 40 ms for a delayed acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final String apiUrl;
  private final String gitUrlTemplate;
  private final RestApi api;
  private final List<Endpoints> others;

  private Forge(Builder builder) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, builder.port), 0);
    apiUrl = "http://127.0.0.1:" + server.getAddress().getPort();
    gitUrlTemplate = builder.gitUrlTemplate;
    api =
        new RestApi(
            builder.world, apiUrl, builder.tokens, builder.quota, builder.faults, builder.clock);
    server.createContext("/", api);
    Access access = new Access(builder.world, builder.tokens);
    OutputStorage outputs = new OutputStorage(builder.world, apiUrl + OUTPUTS);
    Endpoints circleCi =
        new CircleCiApi(builder.world, access, outputs).endpoints(CIRCLECI, builder.faults);
    Endpoints storage = outputs.endpoints(OUTPUTS, builder.faults);
    Endpoints travis = new TravisApi(builder.world, access).endpoints(TRAVIS, builder.faults);
    server.createContext(CIRCLECI, circleCi);
    server.createContext(OUTPUTS, storage);
    server.createContext(TRAVIS, travis);
    others = List.of(circleCi, storage, travis);
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Starts the description of a forge.
   *
   * @param gitUrlTemplate where the repositories are, with the placeholders {@code {owner}} and
   *     {@code {name}}
   */
  public static Builder of(World world, String gitUrlTemplate) {
    return new Builder(world, gitUrlTemplate);
  }

  /** The base of the API, without a slash at its end. */
  public String apiUrl() {
    return apiUrl;
  }

  /** The base of CircleCI's API: {@code /v2} and {@code /v1.1} are below it. */
  public String circleciApiUrl() {
    return apiUrl + CIRCLECI;
  }

  /** The base of Travis CI's API. */
  public String travisApiUrl() {
    return apiUrl + TRAVIS;
  }

  /** Where the git repositories are, with the placeholders {@code {owner}} and {@code {name}}. */
  public String gitUrlTemplate() {
    return gitUrlTemplate;
  }

  /**
   * How often each endpoint was asked for since the start, faults and redirects included. Keys look
   * like {@code GET /repos/{owner}/{repo}/actions/runs/{run_id}}, or {@code GET
   * /repositories/{id}/…} for requests by id; {@code GET unknown} counts paths that are not served.
   * Those of the others name their provider: {@code GET circleci /v2/pipeline/{id}}.
   */
  public Map<String, Integer> requestCounts() {
    Map<String, Integer> counts = new TreeMap<>(api.requestCounts());
    others.forEach(endpoints -> counts.putAll(endpoints.requestCounts()));
    return Map.copyOf(counts);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** How to serve a world. Each method returns this builder. */
  public static final class Builder {

    private final World world;
    private final String gitUrlTemplate;
    private int port;
    private TokenPolicy tokens = TokenPolicy.ANY;
    private Quota quota = Quota.AMPLE;
    private FaultPlan faults = FaultPlan.none();
    private Clock clock = Clock.systemUTC();

    private Builder(World world, String gitUrlTemplate) {
      this.world = world;
      this.gitUrlTemplate = gitUrlTemplate;
    }

    /** The port to listen on; 0, the default, takes a free one. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** Which tokens are accepted; {@link TokenPolicy#ANY} unless told. */
    public Builder tokens(TokenPolicy tokens) {
      this.tokens = tokens;
      return this;
    }

    /** The quota per user; {@link Quota#AMPLE} unless told. */
    public Builder quota(Quota quota) {
      this.quota = quota;
      return this;
    }

    /** What goes wrong; nothing unless told. */
    public Builder faults(FaultPlan faults) {
      this.faults = faults;
      return this;
    }

    /** The clock of the quotas; the system's unless told. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Starts to serve.
     *
     * @throws IOException when the port cannot be listened on
     */
    public Forge start() throws IOException {
      return new Forge(this);
    }
  }
}
