package org.cienrich.features.testing;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildIdentity;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.CommitInfo;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileChange.Kind;
import org.cienrich.features.facts.FileLines;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.Person;
import org.cienrich.features.facts.RunAttempt;
import org.cienrich.features.facts.RunAttempts;
import org.cienrich.features.facts.RunResult;
import org.cienrich.features.facts.RunTrigger;
import org.jspecify.annotations.Nullable;

/** Small facts of which a test names only what it is about. */
public final class Facts {
  /** A Friday. */
  public static final Instant TRIGGERED = Instant.parse("2024-03-15T16:30:00Z");

  public static final String ANN = "ann@example.org";
  public static final String BOB = "bob@example.org";

  private Facts() {}

  public static BuildIdentity build(String id) {
    return new BuildIdentity("github_actions", "17", "Octo/Cat", id, 1);
  }

  public static RunTrigger triggered() {
    return triggered(TRIGGERED);
  }

  public static RunTrigger triggered(Instant at) {
    return run(at, at, "push", "main", 7L, List.of());
  }

  public static RunTrigger event(@Nullable String event, Long... pullRequests) {
    return run(TRIGGERED, TRIGGERED, event, "main", 7L, List.of(pullRequests));
  }

  public static RunTrigger run(
      Instant triggeredAt,
      Instant startedAt,
      @Nullable String event,
      @Nullable String branch,
      @Nullable Long number,
      List<Long> pullRequests) {
    return new RunTrigger(
        number,
        event,
        branch,
        "c".repeat(40),
        triggeredAt,
        startedAt,
        pullRequests,
        "octocat",
        "User",
        "CI",
        "octo/cat");
  }

  public static RunResult completed(@Nullable String conclusion, @Nullable Instant completedAt) {
    return new RunResult("completed", conclusion, completedAt, "jobs");
  }

  public static RunResult running() {
    return new RunResult("in_progress", null, null, null);
  }

  /** Attempts on one commit, by how they ended. */
  public static RunAttempts attempts(String... conclusions) {
    return new RunAttempts(
        IntStream.range(0, conclusions.length)
            .mapToObj(i -> attempt(i + 1, "c".repeat(40), conclusions[i]))
            .toList());
  }

  public static RunAttempt attempt(int attempt, String commitSha, String conclusion) {
    Instant startedAt = TRIGGERED.plusSeconds(600L * (attempt - 1));
    return new RunAttempt(
        attempt, commitSha, startedAt, completed(conclusion, startedAt.plusSeconds(60)));
  }

  public static CommitInfo commit(String sha, String email, Instant at) {
    Person person = new Person(email, email);
    return new CommitInfo(sha, person, person, at, at, 1);
  }

  public static CommitChange change(String sha, String email, FileChange... files) {
    return new CommitChange(commit(sha, email, TRIGGERED), List.of(files));
  }

  public static BuiltChanges built(CommitChange... changes) {
    return new BuiltChanges(List.of(changes));
  }

  /** One commit by Ann. */
  public static BuiltChanges built(FileChange... files) {
    return built(change("head", ANN, files));
  }

  public static FileChange added(String path, long lines) {
    return new FileChange(Kind.ADDED, path, null, lines(lines, 0));
  }

  public static FileChange modified(String path, long added, long deleted) {
    return new FileChange(Kind.MODIFIED, path, null, lines(added, deleted));
  }

  public static FileChange deleted(String path, long lines) {
    return new FileChange(Kind.DELETED, path, null, lines(0, lines));
  }

  public static FileChange renamed(String from, String to, long added, long deleted) {
    return new FileChange(Kind.RENAMED, to, from, lines(added, deleted));
  }

  public static FileChange binary(String path) {
    return new FileChange(Kind.MODIFIED, path, null, Outcome.present(FileLines.BINARY));
  }

  /** The change of a file of which all former lines are deleted. */
  public static Outcome<FileLines> lines(long added, long deleted) {
    return Outcome.present(new FileLines(added, deleted, deleted, false));
  }

  public static Lineage found(String previousCommit, String previousBuild, String... commits) {
    return found(previousCommit, previousBuild, TRIGGERED.minusSeconds(7200), commits);
  }

  public static Lineage found(
      String previousCommit, String previousBuild, Instant startedAt, String... commits) {
    return new Lineage(
        List.of(commits), Lineage.End.BUILD_FOUND, previousCommit, 0, previousBuild, startedAt);
  }

  public static Lineage ended(Lineage.End end, String... commits) {
    return new Lineage(List.of(commits), end, null, null, null, null);
  }

  public static <T> Outcome<T> present(T value) {
    return Outcome.present(value);
  }

  public static <T> Outcome<T> missing(MissingReason reason) {
    return Outcome.missing(reason);
  }
}
