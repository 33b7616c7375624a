package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitRecord;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.features.ports.Lookup;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A forge that still has a whole repository, and tells of it what the git program says. */
public class GitBackedSource implements CommitSource {
  private static final Pattern SIGNATURE = Pattern.compile("(?m)^gpgsig .*\n(?: .*\n)*");

  private final Path gitDir;
  private final Map<String, List<Long>> pullRequests = new TreeMap<>();
  private final Set<String> asked = new TreeSet<>();
  private final Set<String> withoutPatch = new TreeSet<>();
  private boolean isDown;
  private boolean givesArchives = true;
  private boolean tellsTrees = true;

  public GitBackedSource(Path gitDir) {
    this.gitDir = gitDir;
  }

  /** Names a pull request that has the commit. */
  public GitBackedSource withPullRequest(long number, String sha) {
    pullRequests.put(sha, List.of(number));
    return this;
  }

  /** Makes the patch of a commit too large to be given. */
  public GitBackedSource withoutPatchOf(String sha) {
    withoutPatch.add(sha);
    return this;
  }

  public GitBackedSource withoutArchives() {
    givesArchives = false;
    return this;
  }

  public GitBackedSource withoutTrees() {
    tellsTrees = false;
    return this;
  }

  public GitBackedSource down() {
    isDown = true;
    return this;
  }

  /** Returns the commits that were asked for. */
  public Set<String> asked() {
    return asked;
  }

  @Override
  public Lookup<CommitRecord> commit(RepositoryInfo repository, String sha) {
    asked.add(sha);
    if (isDown) {
      return new Lookup.Failed<>(MissingReason.UNAVAILABLE, "The forge is down");
    }
    try (Repository git = new FileRepositoryBuilder().setGitDir(gitDir.toFile()).build();
        RevWalk walk = new RevWalk(git)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(sha));
      List<String> parents = new ArrayList<>();
      Arrays.stream(commit.getParents()).forEach(parent -> parents.add(parent.name()));
      return new Lookup.Found<>(
          new CommitRecord(
              sha,
              tellsTrees ? commit.getTree().name() : null,
              parents,
              commit.getFullMessage().stripTrailing(),
              signature(commit.getAuthorIdent()),
              signature(commit.getCommitterIdent()),
              payload(commit),
              textOfSignature(commit)));
    } catch (IOException absent) {
      return new Lookup.NotFound<>(MissingReason.NOT_FOUND, "No commit " + sha);
    }
  }

  /** The commit without its signature, as GitHub gives it. */
  private static @Nullable String payload(RevCommit commit) {
    return commit.getRawGpgSignature() == null
        ? null
        : SIGNATURE.matcher(new String(commit.getRawBuffer(), UTF_8)).replaceFirst("");
  }

  private static @Nullable String textOfSignature(RevCommit commit) {
    byte[] signature = commit.getRawGpgSignature();
    return signature == null ? null : new String(signature, UTF_8).replace("\n ", "\n").strip();
  }

  private static CommitRecord.Signature signature(PersonIdent ident) {
    return new CommitRecord.Signature(
        ident.getName(), ident.getEmailAddress(), ident.getWhenAsInstant());
  }

  @Override
  public Lookup<byte[]> patch(RepositoryInfo repository, String sha) {
    if (withoutPatch.contains(sha)) {
      return new Lookup.NotFound<>(MissingReason.TOO_LARGE, "Too large");
    }
    return new Lookup.Found<>(
        run("format-patch", "-1", "--stdout", "--binary", "--full-index", "--root", sha));
  }

  @Override
  public <T> Lookup<T> archive(RepositoryInfo repository, String sha, ArchiveReader<T> reader) {
    if (!givesArchives) {
      return new Lookup.NotFound<>(MissingReason.NOT_FOUND, "No archive of " + sha);
    }
    try {
      return reader.read(
          new ByteArrayInputStream(run("archive", "--format=tar.gz", "--prefix=a-b/", sha)));
    } catch (IOException e) {
      return new Lookup.Failed<>(MissingReason.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Lookup<List<Long>> pullRequestsWith(RepositoryInfo repository, String sha) {
    return new Lookup.Found<>(pullRequests.getOrDefault(sha, List.of()));
  }

  private byte[] run(String... arguments) {
    try {
      return GitProgram.bytes(gitDir, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
