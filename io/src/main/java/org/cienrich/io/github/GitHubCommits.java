package org.cienrich.io.github;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitRecord;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.cienrich.io.store.Store;

/**
 * What GitHub tells of commits, for good once it is archived: the objects of a repository and of
 * its forks are one to GitHub, so it knows commits that no ref reaches any more. Archives of
 * sources are kept in the store, kind {@code source-archive}. Thread-safe.
 */
final class GitHubCommits implements CommitSource {
  static final String ARCHIVE_KIND = "source-archive";

  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");
  private static final long MAX_ARCHIVE = 1L << 30;

  private final RestApi api;
  private final RestApi patches;
  private final RestPages pages;
  private final Store store;

  /**
   * @param patches the same as {@code api}, asked for patches instead of JSON
   */
  GitHubCommits(RestApi api, RestApi patches, Store store) {
    this.api = api;
    this.patches = patches;
    this.pages = new RestPages(api);
    this.store = store;
  }

  @Override
  public Lookup<CommitRecord> commit(RepositoryInfo repository, String sha) {
    return api.get(
        path(repository, sha),
        subject("commit", repository, sha),
        Reuse.ALWAYS,
        reply -> record(reply, sha));
  }

  private static CommitRecord record(HttpReply reply, String sha) throws MalformedReplyException {
    Json json = Json.of(reply);
    if (!json.text("sha").equals(sha)) {
      throw new MalformedReplyException("sha is that of another commit");
    }
    Json commit = json.object("commit");
    List<String> parents = new ArrayList<>();
    for (Json parent : json.objects("parents")) {
      parents.add(checked(parent.text("sha")));
    }
    Optional<Json> tree = commit.findObject("tree");
    Optional<Json> verification = commit.findObject("verification");
    return new CommitRecord(
        sha,
        tree.isEmpty() ? null : checked(tree.get().text("sha")),
        parents,
        commit.findString("message").orElse(""),
        signature(commit.object("author")),
        signature(commit.object("committer")),
        verification.isEmpty() ? null : verification.get().findText("payload"),
        verification.isEmpty() ? null : verification.get().findText("signature"));
  }

  private static String checked(String sha) throws MalformedReplyException {
    if (!SHA.matcher(sha).matches()) {
      throw new MalformedReplyException("sha is no SHA-1");
    }
    return sha;
  }

  private static CommitRecord.Signature signature(Json json) throws MalformedReplyException {
    return new CommitRecord.Signature(
        json.findString("name").orElse(""),
        json.findString("email").orElse(""),
        json.instant("date"));
  }

  /** {@inheritDoc} GitHub gives none that is larger than its limits, or than ten megabytes. */
  @Override
  public Lookup<byte[]> patch(RepositoryInfo repository, String sha) {
    return patches.get(
        path(repository, sha),
        subject("patch of commit", repository, sha),
        Reuse.ALWAYS,
        HttpReply::body);
  }

  @Override
  public <T> Lookup<T> archive(RepositoryInfo repository, String sha, ArchiveReader<T> reader) {
    String key = repository.key() + "/" + sha;
    try {
      Optional<InputStream> kept = store.open(ARCHIVE_KIND, key);
      if (kept.isPresent()) {
        try (InputStream in = new BufferedInputStream(kept.get())) {
          return reader.read(in);
        }
      }
    } catch (IOException e) {
      return new Lookup.Failed<>(
          MissingReason.UNAVAILABLE, "The kept archive cannot be read: " + e.getMessage());
    }
    return api.download(
            "/repos/" + repository.name() + "/tarball/" + sha,
            subject("archive of commit", repository, sha),
            MAX_ARCHIVE,
            file -> {
              Lookup<T> read;
              try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                read = reader.read(in);
              }
              keep(key, file);
              return read;
            })
        .flatMap(read -> read);
  }

  private void keep(String key, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      store.putIfAbsent(ARCHIVE_KIND, key, in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep an archive of sources", e);
    }
  }

  @Override
  public Lookup<List<Long>> pullRequestsWith(RepositoryInfo repository, String sha) {
    return pages
        .all(
            path(repository, sha) + "/pulls",
            subject("pull requests of commit", repository, sha),
            Reuse.ALWAYS)
        .flatMap(GitHubCommits::numbers);
  }

  private static Lookup<List<Long>> numbers(List<Json> pulls) {
    List<Long> numbers = new ArrayList<>();
    try {
      for (Json pull : pulls) {
        numbers.add(pull.number("number"));
      }
    } catch (MalformedReplyException e) {
      return new Lookup.Failed<>(
          MissingReason.UNAVAILABLE, "The answer makes no sense: " + e.getMessage());
    }
    return new Lookup.Found<>(numbers.stream().sorted().toList());
  }

  private static String path(RepositoryInfo repository, String sha) {
    return "/repos/" + repository.name() + "/commits/" + sha;
  }

  private static String subject(String what, RepositoryInfo repository, String sha) {
    return what + " " + sha + " in " + repository.name();
  }
}
