package org.cienrich.forge.logs;

import static java.util.Comparator.comparing;

import java.util.List;
import org.cienrich.forge.http.Call;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.http.Reply;
import org.cienrich.forge.storage.SignedUrls;
import org.cienrich.forge.storage.Storage;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.RunLogs;

/** The logs of GitHub Actions as files of the storage. Thread-safe. */
public final class LogFiles {

  private final Index index;
  private final GitHubIndex github;
  private final SignedUrls urls;

  public LogFiles(Index index, GitHubIndex github, SignedUrls urls) {
    this.index = index;
    this.github = github;
    this.urls = urls;
  }

  /** The URL of the log of one job. */
  public String ofJob(long jobId) {
    return urls.sign("/jobs/" + jobId + "/log.txt");
  }

  /** The URL of the archive of one attempt of a run. */
  public String ofRun(long runId, int attempt) {
    return urls.sign("/runs/" + runId + "/" + attempt + "/logs.zip");
  }

  /** Adds the files to those of the storage. */
  public void addTo(Endpoints files) {
    files.get("/jobs/{job_id}/log.txt", this::job);
    files.get("/runs/{run_id}/{attempt}/logs.zip", this::archive);
  }

  private Reply job(Call call) {
    long id = Long.parseLong(call.variable("job_id"));
    return index
        .job(id)
        .flatMap(job -> github.log(id).map(log -> new LogText(job, log).whole()))
        .map(log -> Reply.bytes("text/plain; charset=utf-8", log))
        .orElse(Storage.notFound());
  }

  private Reply archive(Call call) {
    long run = Long.parseLong(call.variable("run_id"));
    int attempt = Integer.parseInt(call.variable("attempt"));
    List<Long> missing = github.logs(run, attempt).map(RunLogs::notArchived).orElse(List.of());
    LogArchive archive = new LogArchive();
    index.jobs(run).stream()
        .filter(job -> job.runAttempt() == attempt && !missing.contains(job.id()))
        .sorted(comparing(Job::name).thenComparing(Job::id))
        .forEach(job -> github.log(job.id()).ifPresent(log -> archive.add(job, log)));
    return Reply.bytes("application/zip", archive.finish());
  }
}
