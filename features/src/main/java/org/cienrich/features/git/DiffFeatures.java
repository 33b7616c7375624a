package org.cienrich.features.git;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.cienrich.features.Category.GIT_DIFF;
import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.facts.FileChange.Kind.ADDED;
import static org.cienrich.features.facts.FileChange.Kind.COPIED;
import static org.cienrich.features.facts.FileChange.Kind.DELETED;
import static org.cienrich.features.facts.FileChange.Kind.MODIFIED;
import static org.cienrich.features.facts.FileChange.Kind.TYPE_CHANGED;
import static org.cienrich.features.facts.Resources.BUILT_CHANGES;
import static org.cienrich.features.facts.Resources.TEST_DELTA;

import java.util.Set;
import java.util.function.Predicate;
import org.cienrich.features.Entropy;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.BuiltChanges;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.TestDelta;
import org.cienrich.features.lang.FileClass;
import org.cienrich.features.lang.FileClassifier;

/**
 * What the built commits change, each against its first parent. Files are counted as distinct paths
 * over the build, lines over all commits.
 */
public final class DiffFeatures {
  public static final Feature<Long> GIT_DIFF_SRC_CHURN =
      Feature.integer("git_diff_src_churn")
          .describedAs("Lines added plus deleted in production files, over the built commits.")
          .category(GIT_DIFF)
          .unit(Unit.LINES)
          .atLeast(0)
          .from(BUILT_CHANGES)
          .resolvedBy(changes -> churn(changes, FileClass.SOURCE));

  public static final Feature<Long> GIT_DIFF_TEST_CHURN =
      Feature.integer("git_diff_test_churn")
          .describedAs("Lines added plus deleted in test files, over the built commits.")
          .category(GIT_DIFF)
          .unit(Unit.LINES)
          .atLeast(0)
          .from(BUILT_CHANGES)
          .resolvedBy(changes -> churn(changes, FileClass.TEST));

  public static final Feature<Long> GH_DIFF_FILES_ADDED =
      fileCount(
          "gh_diff_files_added",
          "Distinct files that a built commit adds. Renamed files do not count.",
          file -> file.kind() == ADDED || file.kind() == COPIED);

  public static final Feature<Long> GH_DIFF_FILES_DELETED =
      fileCount(
          "gh_diff_files_deleted",
          "Distinct files that a built commit deletes. Renamed files do not count.",
          file -> file.kind() == DELETED);

  public static final Feature<Long> GH_DIFF_FILES_MODIFIED =
      fileCount(
          "gh_diff_files_modified",
          "Distinct files that a built commit modifies, neither adding, deleting nor renaming them.",
          file -> file.kind() == MODIFIED || file.kind() == TYPE_CHANGED);

  public static final Feature<Long> GH_DIFF_TESTS_ADDED =
      Feature.integer("gh_diff_tests_added")
          .describedAs("Lines that define a test, added in test files since git_prev_built_commit.")
          .category(GIT_DIFF)
          .unit(Unit.TEST_CASES)
          .atLeast(0)
          .from(TEST_DELTA)
          .computedBy(TestDelta::added);

  public static final Feature<Long> GH_DIFF_TESTS_DELETED =
      Feature.integer("gh_diff_tests_deleted")
          .describedAs(
              "Lines that define a test, deleted in test files since git_prev_built_commit.")
          .category(GIT_DIFF)
          .unit(Unit.TEST_CASES)
          .atLeast(0)
          .from(TEST_DELTA)
          .computedBy(TestDelta::deleted);

  public static final Feature<Long> GH_DIFF_SRC_FILES =
      fileCount(
          "gh_diff_src_files",
          "Distinct production and test files that the built commits touch.",
          isOf(FileClass.SOURCE, FileClass.TEST));

  public static final Feature<Long> GH_DIFF_DOC_FILES =
      fileCount(
          "gh_diff_doc_files",
          "Distinct documentation files that the built commits touch.",
          isOf(FileClass.DOC));

  public static final Feature<Long> GH_DIFF_OTHER_FILES =
      fileCount(
          "gh_diff_other_files",
          "Distinct files that the built commits touch and that are neither source code nor"
              + " documentation.",
          isOf(FileClass.OTHER));

  public static final Feature<Double> FILES_MODIFIED_RATIO =
      Feature.decimal("files_modified_ratio")
          .describedAs(
              "gh_diff_files_modified divided by the sum of files added, deleted and modified."
                  + " Missing if that sum is 0.")
          .category(GIT_DIFF)
          .unit(Unit.RATIO)
          .range(0, 1)
          .decimals(4)
          .from(GH_DIFF_FILES_MODIFIED, GH_DIFF_FILES_ADDED, GH_DIFF_FILES_DELETED)
          .resolvedBy(DiffFeatures::modifiedRatio);

  public static final Feature<Double> CHANGE_ENTROPY =
      Feature.decimal("change_entropy")
          .describedAs(
              "Shannon entropy of how often each file is touched by the built commits: a measure of"
                  + " files, not of lines (for those see jit_entropy). Missing if no file is"
                  + " touched.")
          .category(GIT_DIFF)
          .unit(Unit.BITS)
          .atLeast(0)
          .decimals(4)
          .from(BUILT_CHANGES)
          .resolvedBy(DiffFeatures::touchEntropy);

  private DiffFeatures() {}

  private static Feature<Long> fileCount(
      String name, String description, Predicate<FileChange> counts) {
    return Feature.integer(name)
        .describedAs(description)
        .category(GIT_DIFF)
        .unit(Unit.FILES)
        .atLeast(0)
        .from(BUILT_CHANGES)
        .computedBy(changes -> distinctFiles(changes, counts));
  }

  static Outcome<Long> churn(BuiltChanges changes, FileClass fileClass) {
    return FileChange.churnOf(changes.files().filter(isOf(fileClass)));
  }

  private static long distinctFiles(BuiltChanges changes, Predicate<FileChange> counts) {
    return changes.files().filter(counts).map(FileChange::path).distinct().count();
  }

  static Outcome<Double> modifiedRatio(long modified, long added, long deleted) {
    long all = modified + added + deleted;
    return all == 0 ? Outcome.missing(NOT_APPLICABLE) : Outcome.present((double) modified / all);
  }

  static Outcome<Double> touchEntropy(BuiltChanges changes) {
    return Outcome.of(
        Entropy.ofShares(
            changes.files().collect(groupingBy(FileChange::path, counting())).values()),
        NOT_APPLICABLE);
  }

  private static Predicate<FileChange> isOf(FileClass... classes) {
    Set<FileClass> wanted = Set.of(classes);
    return file -> wanted.contains(FileClassifier.classify(file.path()));
  }
}
