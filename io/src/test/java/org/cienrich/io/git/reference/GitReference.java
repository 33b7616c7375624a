package org.cienrich.io.git.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.Resource;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.Lineage;
import org.cienrich.features.facts.Resources;
import org.cienrich.io.git.reference.Git.GitFailedException;
import org.jspecify.annotations.Nullable;

/**
 * All facts of git about builds of one repository. Where git fails, as it does when an object is
 * absent, the fact is missing for UNAVAILABLE. Of the last build asked about, facts are kept.
 */
final class GitReference {
  private final Git git;
  private final String defaultBranch;
  private final TreeReference trees;
  private final ChangedNames changedNames;
  private final Map<Resource<?>, Outcome<?>> ofBuild = new HashMap<>();
  private @Nullable BuildWork lastBuild;

  /**
   * @param defaultBranch whose {@code .mailmap} holds
   */
  GitReference(Git git, String defaultBranch) {
    this.git = git;
    this.defaultBranch = defaultBranch;
    this.trees = new TreeReference(git);
    this.changedNames = new ChangedNames(git);
  }

  /** Asks git for a fact about a build with a commit and a lineage. */
  <T> Outcome<T> find(Resource<T> resource, BuildWork build) {
    if (!build.equals(lastBuild)) {
      ofBuild.clear();
      lastBuild = build;
    }
    Outcome<?> outcome = ofBuild.computeIfAbsent(resource, key -> obtain(key, build));
    return outcome.map(resource.type()::cast);
  }

  private Outcome<?> obtain(Resource<?> resource, BuildWork build) {
    try {
      String sha = String.valueOf(build.effectiveSha());
      Lineage lineage = build.lineage();
      if (lineage == null) {
        throw new IllegalArgumentException("A build without a lineage");
      }
      if (resource.equals(Resources.LINEAGE)) {
        return Outcome.present(lineage);
      }
      if (resource.equals(Resources.TEST_DELTA)) {
        String previous = lineage.previousCommit();
        return previous == null
            ? Outcome.missing(MissingReason.NO_HISTORY)
            : Outcome.present(trees.testDelta(previous, sha));
      }
      return Outcome.present(
          resource.equals(Resources.BUILT_CHANGES)
              ? builtChanges(lineage.commits())
              : ofCommit(resource, sha));
    } catch (GitFailedException e) {
      return Outcome.missing(MissingReason.UNAVAILABLE);
    }
  }

  private Object ofCommit(Resource<?> resource, String sha) throws GitFailedException {
    if (resource.equals(Resources.TRIGGER_CHANGE)) {
      return change(sha);
    }
    if (resource.equals(Resources.COMMIT_HISTORY)) {
      return new HistoryReference(Ancestry.of(git, defaultBranch, sha), changedNames, sha);
    }
    if (resource.equals(Resources.SNAPSHOT)) {
      return trees.snapshot(sha);
    }
    throw new IllegalArgumentException("Not a fact of git: " + resource.name());
  }

  private BuiltChanges builtChanges(List<String> shas) throws GitFailedException {
    List<CommitChange> changes = new ArrayList<>();
    for (String sha : shas) {
      changes.add(change(sha));
    }
    return new BuiltChanges(changes);
  }

  private CommitChange change(String sha) throws GitFailedException {
    return new CommitChange(
        Ancestry.info(git, defaultBranch, sha),
        trees.withLinesBefore(ChangedFile.ofCommit(git, sha)));
  }
}
