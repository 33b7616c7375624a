package org.cienrich.forge.git;

import java.util.Map;
import java.util.Optional;
import org.cienrich.forge.http.Call;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.http.Reply;
import org.cienrich.forge.storage.SignedUrls;
import org.cienrich.forge.storage.Storage;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Repository;

/** The trees of commits as archives of the storage. Thread-safe. */
public final class Tarballs {

  private final GitRoots roots;
  private final GitCommits commits;
  private final Index index;
  private final SignedUrls urls;

  Tarballs(GitRoots roots, GitCommits commits, Index index, SignedUrls urls) {
    this.roots = roots;
    this.commits = commits;
    this.index = index;
    this.urls = urls;
  }

  /** The URL of the archive of a commit; empty when its objects are not there. */
  public Optional<String> of(Repository repository, String sha) {
    return commits.has(repository, sha)
        ? Optional.of(urls.sign("/" + repository.fullName() + "/legacy.tar.gz/" + sha))
        : Optional.empty();
  }

  /** Adds the archives to the files of the storage. */
  void addTo(Endpoints files) {
    files.get("/{owner}/{name}/legacy.tar.gz/{sha}", this::archive);
  }

  private Reply archive(Call call) {
    String sha = call.variable("sha");
    return index
        .named(call.variable("owner") + "/" + call.variable("name"))
        .filter(repository -> commits.has(repository, sha))
        .map(repository -> archive(repository, sha))
        .orElse(Storage.notFound());
  }

  private Reply archive(Repository repository, String sha) {
    String folder = repository.owner() + "-" + repository.name() + "-" + sha.substring(0, 7);
    return Reply.stream(
        Map.of(
            "Content-Type",
            "application/x-gzip",
            "Content-Disposition",
            "attachment; filename=" + folder + ".tar.gz"),
        out -> TreeArchive.write(roots, repository.fullName(), sha, folder, out));
  }
}
