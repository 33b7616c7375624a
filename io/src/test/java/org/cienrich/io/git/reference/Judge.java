package org.cienrich.io.git.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitHistory.Touch;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.ports.RepositoryView;

/** Asks the engine and git the same questions. */
final class Judge {
  /** Of how many files of a commit the touches are compared one by one. */
  private static final int MAX_FILES = 100;

  private static final String UNAVAILABLE = GitFeatures.MISSING + MissingReason.UNAVAILABLE;

  private final GitReference reference;
  private final RepositoryView engine;
  private final RepositoryInfo repository;
  private final Agreement agreement;

  Judge(
      GitReference reference,
      RepositoryView engine,
      RepositoryInfo repository,
      Agreement agreement) {
    this.reference = reference;
    this.engine = engine;
    this.repository = repository;
    this.agreement = agreement;
  }

  /** Compares what the commit of a build says and changes. */
  void compareCommit(BuildWork build) {
    String sha = String.valueOf(build.effectiveSha());
    Outcome<CommitChange> git = reference.find(Resources.TRIGGER_CHANGE, build);
    Outcome<CommitChange> found = engine.find(Resources.TRIGGER_CHANGE, build);
    if (git instanceof Outcome.Missing<CommitChange>) {
      compareAbsent("commit: files", sha, git, found);
      return;
    }
    CommitChange expected = git.toOptional().orElseThrow();
    if (found instanceof Outcome.Missing<CommitChange> missing) {
      agreement.compare("commit: files", sha, expected.files(), missing);
      return;
    }
    CommitChange actual = found.toOptional().orElseThrow();
    agreement.compare("commit: author, dates, parents", sha, expected.commit(), actual.commit());
    agreement.compare("commit: files", sha, expected.files(), actual.files());
  }

  /** Compares all features of a build, and the facts about history that they are made of. */
  void compareBuild(BuildWork build) {
    String sha = String.valueOf(build.effectiveSha());
    Map<String, String> expected = GitFeatures.of(build, repository, reference::find);
    Map<String, String> actual = GitFeatures.of(build, repository, engine::find);
    expected.forEach(
        (feature, value) -> {
          String found = actual.get(feature);
          if (value.equals(UNAVAILABLE)) {
            agreement.addAbsent("feature: " + feature, !UNAVAILABLE.equals(found));
          } else {
            agreement.compare("feature: " + feature, sha, value, String.valueOf(found));
          }
        });
    Outcome<CommitHistory> history = reference.find(Resources.COMMIT_HISTORY, build);
    Outcome<CommitHistory> found = engine.find(Resources.COMMIT_HISTORY, build);
    if (history.toOptional().isPresent() && found.toOptional().isPresent()) {
      compareHistories(build, history.toOptional().orElseThrow(), found.toOptional().orElseThrow());
    }
    compareTrees(build, sha);
  }

  private void compareTrees(BuildWork build, String sha) {
    for (Resource<?> resource : List.of(Resources.SNAPSHOT, Resources.TEST_DELTA)) {
      Outcome<?> expected = reference.find(resource, build);
      Outcome<?> actual = engine.find(resource, build);
      String question = "build: " + resource.name();
      if (expected.equals(Outcome.missing(MissingReason.UNAVAILABLE))) {
        compareAbsent(question, sha, expected, actual);
      } else {
        agreement.compare(question, sha, expected, actual);
      }
    }
  }

  /** What git cannot tell may be told, but not be missing for another reason. */
  private void compareAbsent(String question, String sha, Outcome<?> git, Outcome<?> found) {
    if (found.toOptional().isPresent() || found.equals(git)) {
      agreement.addAbsent(question, found.toOptional().isPresent());
    } else {
      agreement.compare(question, sha, git, found);
    }
  }

  private void compareHistories(BuildWork build, CommitHistory expected, CommitHistory actual) {
    String sha = expected.head().sha();
    String author = expected.head().author().email();
    agreement.compare("history: commits", sha, expected.commitCount(), actual.commitCount());
    agreement.compare(
        "history: earliest", sha, expected.earliestCommitAt(), actual.earliestCommitAt());
    compareTouches(
        "history: commits by author",
        sha + " " + author,
        () -> expected.commitsBy(author),
        () -> actual.commitsBy(author));
    reference
        .find(Resources.BUILT_CHANGES, build)
        .toOptional()
        .ifPresent(
            changes -> {
              for (CommitChange change : changes.commits()) {
                compareTouches(change, expected, actual);
              }
            });
  }

  private void compareTouches(CommitChange change, CommitHistory expected, CommitHistory actual) {
    String sha = change.commit().sha();
    agreement.compare(
        "history: top directories",
        sha,
        answer(() -> new TreeSet<>(expected.topDirectories(sha))),
        answer(() -> new TreeSet<>(actual.topDirectories(sha))));
    Set<String> paths = new TreeSet<>();
    change.files().forEach(file -> paths.add(file.pathBefore()));
    for (String path : paths.stream().limit(MAX_FILES).toList()) {
      compareTouches(
          "history: touches",
          sha + " " + path,
          () -> expected.touches(sha, path),
          () -> actual.touches(sha, path));
    }
  }

  private void compareTouches(
      String question, String where, Supplier<List<Touch>> expected, Supplier<List<Touch>> actual) {
    agreement.compare(
        question, where, answer(() -> texts(expected.get())), answer(() -> texts(actual.get())));
  }

  /** Trees may be absent; then both are to throw the same. */
  private static <T> Object answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (IllegalStateException treesAreAbsent) {
      return IllegalStateException.class.getSimpleName();
    }
  }

  /** The numbers of commits are an engine's own, but must fall. */
  private static List<String> texts(List<Touch> touches) {
    List<String> texts = new ArrayList<>();
    int later = Integer.MAX_VALUE;
    for (Touch touch : touches) {
      if (touch.ordinal() >= later) {
        texts.add("the next is not older by its number");
      }
      later = touch.ordinal();
      texts.add(touch.sha() + " " + touch.authorEmail() + " " + touch.committedAt());
    }
    return texts;
  }
}
