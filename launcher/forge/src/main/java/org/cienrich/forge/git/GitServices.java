package org.cienrich.forge.git;

import org.cienrich.forge.access.Callers;
import org.cienrich.forge.http.Endpoints;
import org.cienrich.forge.storage.SignedUrls;
import org.cienrich.forge.world.Index;

/** All that a forge serves of its git data. Thread-safe. */
public final class GitServices {

  /** The path that repositories are below. */
  public static final String ROOT = "/git";

  private final GitRoots roots;
  private final Index index;
  private final GitCommits commits;
  private final Tarballs tarballs;

  /**
   * @param files the files of the storage, to which archives are added
   */
  public GitServices(GitRoots roots, Index index, SignedUrls urls, Endpoints files) {
    this.roots = roots;
    this.index = index;
    commits = new GitCommits(roots);
    tarballs = new Tarballs(roots, commits, index, urls);
    tarballs.addTo(files);
  }

  public GitCommits commits() {
    return commits;
  }

  public Tarballs tarballs() {
    return tarballs;
  }

  /** The repositories, for fetching. */
  public GitHttp http(String apiUrl, Callers callers) {
    return new GitHttp(apiUrl, ROOT, index, roots, callers);
  }
}
