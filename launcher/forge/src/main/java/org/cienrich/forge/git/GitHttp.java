package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.cienrich.forge.access.Caller;
import org.cienrich.forge.access.Callers;
import org.cienrich.forge.http.PathTemplate;
import org.cienrich.forge.http.Query;
import org.cienrich.forge.http.Reply;
import org.cienrich.forge.http.Request;
import org.cienrich.forge.http.Response;
import org.cienrich.forge.http.Service;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Serves repositories for fetching by git's smart HTTP protocol, versions 0 and 2, as GitHub does:
 * case does not matter, former names redirect, tokens are passwords of Basic authentication.
 * Whoever asks for a private repository without a token is asked for one. Thread-safe.
 */
public final class GitHttp implements Service {

  private static final PathTemplate REFS = new PathTemplate("/{owner}/{name}.git/info/refs");
  private static final PathTemplate PACK = new PathTemplate("/{owner}/{name}.git/git-upload-pack");
  private static final String SERVICE = "git-upload-pack";

  private final String url;
  private final String root;
  private final Index index;
  private final GitRoots roots;
  private final BasicCredentials credentials;

  /**
   * @param apiUrl scheme, host and port
   * @param root the path that all repositories are below
   * @param callers tell who may fetch
   */
  public GitHttp(String apiUrl, String root, Index index, GitRoots roots, Callers callers) {
    this.url = apiUrl + root;
    this.root = root;
    this.index = index;
    this.roots = roots;
    this.credentials = new BasicCredentials(callers);
  }

  /** Where repositories are, with the placeholders {@code {owner}} and {@code {name}}. */
  public String urlTemplate() {
    return url + "/{owner}/{name}.git";
  }

  /** {@inheritDoc} Such as {@code git /{owner}/{name}.git/info/refs}. */
  @Override
  public String endpoint(Request request) {
    PathTemplate template = template(request);
    return "git " + (template == null ? "unknown" : template);
  }

  /**
   * {@inheritDoc} Of a post the path and the command behind {@code #}, for what a client has
   * differs each time.
   */
  @Override
  public String target(Request request) {
    return PACK.equals(template(request))
        ? request.path() + "#" + new UploadRequest(request).command()
        : request.target();
  }

  /** {@inheritDoc} Posts tell their endpoint, too. */
  @Override
  public String finished(Request request) {
    return PACK.equals(template(request))
        ? target(request) + " " + endpoint(request)
        : target(request);
  }

  @Override
  public int largestBody() {
    return 16 << 20;
  }

  @Override
  public Map<String, String> headers() {
    return Map.of(
        "Server", "GitHub-Babel/3.0",
        "Cache-Control", "no-cache, max-age=0, must-revalidate",
        "Content-Type", "text/plain; charset=utf-8");
  }

  @Override
  public void answer(Request request, Response response) {
    PathTemplate template = template(request);
    Optional<Caller> caller = credentials.caller(request);
    if (template == null) {
      response.put(Reply.text(404, "Not Found"));
    } else if (caller.isEmpty()) {
      askForCredentials(response);
    } else {
      Map<String, String> names = template.match(path(request)).orElseThrow();
      answer(request, names.get("owner") + "/" + names.get("name"), caller.get(), response);
    }
  }

  private void answer(Request request, String fullName, Caller caller, Response response) {
    Optional<Repository> present = index.named(fullName);
    Repository repository = present.or(() -> index.formerlyNamed(fullName)).orElse(null);
    if (repository != null && !caller.maySee(repository) && !caller.isAuthenticated()) {
      askForCredentials(response);
    } else if (repository == null
        || !caller.maySee(repository)
        || !roots.serves(repository.fullName())) {
      response.put(Reply.text(404, "Repository not found."));
    } else if (present.isEmpty()) {
      response.put(301, Map.of("Location", present(request, repository)), new byte[0]);
    } else if (REFS.equals(template(request))) {
      advertise(request, repository, response);
    } else {
      upload(request, repository, response);
    }
  }

  private void advertise(Request request, Repository repository, Response response) {
    if (!Query.of(request.query()).get("service").orElse("").equals(SERVICE)) {
      response.put(Reply.text(403, "Only fetching by the smart protocol is served."));
      return;
    }
    response.put(
        Map.of("Content-Type", "application/x-" + SERVICE + "-advertisement"),
        out -> {
          try (Upload upload = Upload.of(roots, repository, UploadRequest.parameters(request))) {
            upload.advertise(SERVICE, out);
          }
        });
  }

  private void upload(Request request, Repository repository, Response response) {
    String type = "application/x-" + SERVICE;
    if (!request.header("Content-Type").orElse("").equals(type + "-request")) {
      response.put(Reply.text(415, "Unsupported Media Type"));
    } else if (request.content().isCut()) {
      response.put(Reply.text(413, "Payload Too Large"));
    } else {
      try {
        InputStream body = new UploadRequest(request).body();
        response.put(
            Map.of("Content-Type", type + "-result"),
            out -> {
              try (Upload upload =
                  Upload.of(roots, repository, UploadRequest.parameters(request))) {
                if (upload.answer(body, out)) {
                  response.note("pack");
                }
              }
            });
      } catch (IOException e) {
        response.put(Reply.text(400, "Bad Request"));
      }
    }
  }

  private static void askForCredentials(Response response) {
    response.put(
        401,
        Map.of("WWW-Authenticate", "Basic realm=\"GitHub\""),
        "Invalid username or token.".getBytes(UTF_8));
  }

  private String present(Request request, Repository repository) {
    String rest = path(request).substring(path(request).indexOf(".git/"));
    String query = request.query() == null ? "" : "?" + request.query();
    return url + "/" + repository.fullName() + rest + query;
  }

  private @Nullable PathTemplate template(Request request) {
    if (!request.path().startsWith(root + "/")) {
      return null;
    }
    PathTemplate asked =
        switch (request.method()) {
          case "GET" -> REFS;
          case "POST" -> PACK;
          default -> null;
        };
    return asked != null && asked.match(path(request)).isPresent() ? asked : null;
  }

  private String path(Request request) {
    return request.path().substring(root.length());
  }
}
