package org.cienrich.forge;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.rest.Quota;
import org.cienrich.forge.rest.RestApi;
import org.cienrich.forge.rest.TokenPolicy;
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
 * search, attempts and jobs, {@code /rate_limit} and {@code /user}. Everything else is 404. A forge
 * is thread-safe; it stops when closed.
 */
public final class Forge implements AutoCloseable {

  private static final int THREADS = 8;

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

  private Forge(Builder builder) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, builder.port), 0);
    apiUrl = "http://127.0.0.1:" + server.getAddress().getPort();
    gitUrlTemplate = builder.gitUrlTemplate;
    api =
        new RestApi(
            builder.world, apiUrl, builder.tokens, builder.quota, builder.faults, builder.clock);
    server.createContext("/", api);
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

  /** Where the git repositories are, with the placeholders {@code {owner}} and {@code {name}}. */
  public String gitUrlTemplate() {
    return gitUrlTemplate;
  }

  /**
   * How often each endpoint was asked for since the start, faults and redirects included. Keys look
   * like {@code GET /repos/{owner}/{repo}/actions/runs/{run_id}}, or {@code GET
   * /repositories/{id}/…} for requests by id; {@code GET unknown} counts paths that are not served.
   */
  public Map<String, Integer> requestCounts() {
    return api.requestCounts();
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
