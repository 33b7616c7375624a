package org.cienrich.forge;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cienrich.forge.access.TokenPolicy;
import org.cienrich.forge.access.Tokens;
import org.cienrich.forge.circleci.CircleCiApi;
import org.cienrich.forge.circleci.StepOutputs;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.git.GitHttp;
import org.cienrich.forge.git.GitRoots;
import org.cienrich.forge.git.GitServices;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.http.Service;
import org.cienrich.forge.logs.LogFiles;
import org.cienrich.forge.rest.GitHubApp;
import org.cienrich.forge.rest.Quota;
import org.cienrich.forge.rest.RestApi;
import org.cienrich.forge.storage.SignedUrls;
import org.cienrich.forge.storage.Storage;
import org.cienrich.forge.travis.TravisApi;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Serves a {@link World} with a GitHub-compatible API on the loopback interface, and its git
 * repositories by git's own protocol; those can also be reached through a URL template.
 *
 * <pre>{@code
 * SampleWorld sample = SampleWorld.create(directory);
 * try (Forge forge = sample.serve().start()) {
 *   enrich(forge.apiUrl(), forge.gitUrlTemplate(), sample.buildsCsv());
 * }
 * }</pre>
 *
 * <p>Served are repositories (by name and by id, former names redirect), their workflow runs with
 * search, attempts, jobs and logs, pull requests, commits (as JSON, patch, diff and archive),
 * {@code /rate_limit}, {@code /user}, installation tokens and {@code /graphql}. Everything else is
 * 404. Beside it are the APIs of CircleCI and Travis CI, and {@link GitHttp git}. Logs of GitHub,
 * step outputs of CircleCI and archives of commits are downloaded from another port, by signed
 * URLs, without a token. {@code GET /_forge/counts} tells the counters, {@code GET
 * /_forge/finished} what was answered. A forge is thread-safe; it stops when closed.
 */
public final class Forge implements AutoCloseable {

  private static final String CIRCLECI = "/circleci/api";
  private static final String TRAVIS = "/travis";

  static {
    // Without it every answer on a kept-alive connection waits 40 ms for a delayed acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final HttpServer server;
  private final HttpServer storage;
  private final int port;
  private final int storagePort;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String apiUrl;
  private final String gitUrlTemplate;
  private final String gitHttpUrlTemplate;
  private final Handlers handlers;

  private Forge(Builder builder) throws IOException {
    server = listen(builder.port);
    storage = listen(builder.storagePort);
    port = server.getAddress().getPort();
    storagePort = storage.getAddress().getPort();
    apiUrl = url(port);
    gitUrlTemplate = builder.gitUrlTemplate;
    World world = builder.world;
    Index index = new Index(world);
    GitHubIndex github = new GitHubIndex(world);
    Tokens tokens = new Tokens(world.tokens(), builder.tokens);
    SignedUrls urls = new SignedUrls(url(storagePort), builder.clock);
    LogFiles logs = new LogFiles(index, github, urls);
    StepOutputs outputs = new StepOutputs(world, urls);
    Endpoints files = Storage.noFiles();
    logs.addTo(files);
    outputs.addTo(files);
    GitServices git = new GitServices(builder.git, index, urls, files);
    RestApi.Access access = new RestApi.Access(tokens, builder.quota, builder.app, builder.clock);
    RestApi gitHub =
        new RestApi(world, index, github, apiUrl, new RestApi.Files(logs, git), access);
    GitHttp gitHttp = git.http(apiUrl, gitHub.callers());
    gitHttpUrlTemplate = gitHttp.urlTemplate();
    Service circleCi = new CircleCiApi(world, index, tokens, outputs).endpoints(CIRCLECI);
    Service travis = new TravisApi(world, index, tokens).endpoints(TRAVIS);
    handlers = new Handlers(builder.faults);
    handlers.serve(server, "/", gitHub);
    handlers.serve(server, CIRCLECI, circleCi);
    handlers.serve(server, TRAVIS, travis);
    handlers.serve(server, GitServices.ROOT, gitHttp);
    handlers.serveReports(server);
    handlers.serveDownloads(storage, new Storage(urls, files));
    server.setExecutor(threads);
    storage.setExecutor(threads);
    server.start();
    storage.start();
  }

  private static HttpServer listen(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return HttpServer.create(new InetSocketAddress(loopback, port), 0);
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
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
   * Where this forge serves the git repositories itself, with the placeholders {@code {owner}} and
   * {@code {name}}; without {@link Builder#gitRoot} none is found there.
   */
  public String gitHttpUrlTemplate() {
    return gitHttpUrlTemplate;
  }

  /**
   * How often each endpoint of the APIs was asked for since the start, faults and redirects
   * included. Keys look like {@code GET /repos/{owner}/{repo}/actions/runs/{run_id}}, or {@code GET
   * /repositories/{id}/…} for requests by id; {@code GET unknown} counts paths that are not served.
   * Those of the others name their provider: {@code GET circleci /v2/pipeline/{id}}, and those of
   * git are {@code GET git /{owner}/{name}.git/info/refs} and {@code POST git
   * /{owner}/{name}.git/git-upload-pack}.
   */
  public Map<String, Integer> requestCounts() {
    return handlers.requests().byEndpoint();
  }

  /** How many requests the APIs and git had, downloads not counted. */
  public int totalRequests() {
    return handlers.requests().total();
  }

  /**
   * How often each target was asked for: method, path and query, and the digest of the body behind
   * {@code #} where there is one, so that each GraphQL query counts by itself. Behind {@code #} is
   * the command of a post to git, {@code ls-refs} or {@code fetch}, and {@code patch} or {@code
   * diff} where a commit was asked for as such.
   */
  public Map<String, Integer> targetCounts() {
    return handlers.requests().byTarget();
  }

  /** How often each kind of file was downloaded from the storage. */
  public Map<String, Integer> downloadCounts() {
    return handlers.downloads().byEndpoint();
  }

  /**
   * One line per request of any kind whose response was completely written, in that order:
   * milliseconds since the epoch, method and target, for a post to git also its endpoint and, when
   * one was sent, {@code pack}. What a client has received completely is among them.
   */
  public List<String> finished() {
    return handlers.finished().lines();
  }

  /** Stops to serve; requests on their way are cut off. */
  @Override
  public void close() {
    handlers.close();
    server.stop(0);
    storage.stop(0);
    threads.shutdownNow();
  }

  /** How to serve a world. Each method returns this builder. */
  public static final class Builder {

    private final World world;
    private final String gitUrlTemplate;
    private GitRoots git = GitRoots.NONE;
    private int port;
    private int storagePort;
    private TokenPolicy tokens = TokenPolicy.ANY;
    private Quota quota = Quota.AMPLE;
    private FaultPlan faults = FaultPlan.none();
    private Clock clock = Clock.systemUTC();
    private @Nullable GitHubApp app;

    private Builder(World world, String gitUrlTemplate) {
      this.world = world;
      this.gitUrlTemplate = gitUrlTemplate;
    }

    /** Where the bare repositories to serve are, and the attic; nowhere unless told. */
    public Builder git(GitRoots roots) {
      this.git = roots;
      return this;
    }

    /** Where the bare repositories {@code {owner}/{name}.git} to serve are, without an attic. */
    public Builder gitRoot(Path root) {
      return git(new GitRoots(root, null));
    }

    /** The port to listen on; 0, the default, takes a free one. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** The ports of a forge that was closed: what clients know of that one is true of this one. */
    public Builder inPlaceOf(Forge closed) {
      this.port = closed.port;
      this.storagePort = closed.storagePort;
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

    /** The app that may ask for installation tokens; none unless told. */
    public Builder app(GitHubApp app) {
      this.app = app;
      return this;
    }

    /** The clock of quotas, tokens and signed URLs; the system's unless told. */
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
