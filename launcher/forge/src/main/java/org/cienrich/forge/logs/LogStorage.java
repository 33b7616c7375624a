package org.cienrich.forge.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cienrich.forge.http.Request;
import org.cienrich.forge.http.Response;
import org.cienrich.forge.http.Service;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.RunLogs;

/**
 * Serves logs to whoever has a signed URL. It knows no tokens: a request that carries one is
 * refused, as GitHub's storage does. Thread-safe.
 */
public final class LogStorage implements Service {

  private static final Pattern PATH =
      Pattern.compile("/(?:jobs/(\\d{1,18})/log\\.txt|runs/(\\d{1,18})/(\\d{1,9})/logs\\.zip)");

  private final Index index;
  private final GitHubIndex github;
  private final SignedUrls urls;

  public LogStorage(Index index, GitHubIndex github, SignedUrls urls) {
    this.index = index;
    this.github = github;
    this.urls = urls;
  }

  @Override
  public String endpoint(Request request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return "unknown";
    }
    return path.group(1) == null ? "/runs/{run_id}/{attempt}/logs.zip" : "/jobs/{job_id}/log.txt";
  }

  @Override
  public String target(Request request) {
    return request.path();
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Server", "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0");
  }

  @Override
  public void answer(Request request, Response response) {
    Matcher path = PATH.matcher(request.path());
    if (request.header("Authorization").isPresent()) {
      refuse(response, 400, "InvalidAuthenticationInfo");
    } else if (!urls.allow(request.path(), request.query())) {
      refuse(response, 403, "AuthenticationFailed");
    } else if (!path.matches()) {
      refuse(response, 404, "BlobNotFound");
    } else if (path.group(1) == null) {
      long run = Long.parseLong(path.group(2));
      response.put(200, type("application/zip"), archive(run, Integer.parseInt(path.group(3))));
    } else {
      job(Long.parseLong(path.group(1)))
          .ifPresentOrElse(
              log -> response.put(200, type("text/plain; charset=utf-8"), log),
              () -> refuse(response, 404, "BlobNotFound"));
    }
  }

  private Optional<byte[]> job(long id) {
    return index.job(id).flatMap(job -> github.log(id).map(log -> new LogText(job, log).whole()));
  }

  private byte[] archive(long run, int attempt) {
    List<Long> missing = github.logs(run, attempt).map(RunLogs::notArchived).orElse(List.of());
    LogArchive archive = new LogArchive();
    index.jobs(run).stream()
        .filter(job -> job.runAttempt() == attempt && !missing.contains(job.id()))
        .sorted(comparing(Job::name).thenComparing(Job::id))
        .forEach(job -> github.log(job.id()).ifPresent(log -> archive.add(job, log)));
    return archive.finish();
  }

  private static Map<String, String> type(String contentType) {
    return Map.of("Content-Type", contentType);
  }

  private static void refuse(Response response, int status, String code) {
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code></Error>";
    response.put(status, type("application/xml"), body.getBytes(UTF_8));
  }
}
