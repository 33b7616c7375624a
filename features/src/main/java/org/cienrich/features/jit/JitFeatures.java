package org.cienrich.features.jit;

import static org.cienrich.features.MissingReason.NOT_APPLICABLE;
import static org.cienrich.features.facts.Resources.TRIGGER_CHANGE;

import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.Entropy;
import org.cienrich.features.Feature;
import org.cienrich.features.Outcome;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.CommitChange;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.FileLines;

/**
 * Size and diffusion of the trigger commit against its first parent, after Kamei et al. 2013. Its
 * files' past and its author's experience: {@link JitHistoryFeatures}.
 */
public final class JitFeatures {
  public static final Feature<Long> JIT_LA =
      Kamei.count("jit_la", "Lines that the trigger commit adds.", Unit.LINES)
          .from(TRIGGER_CHANGE)
          .resolvedBy(JitFeatures::linesAdded);

  public static final Feature<Long> JIT_LD =
      Kamei.count("jit_ld", "Lines that the trigger commit deletes.", Unit.LINES)
          .from(TRIGGER_CHANGE)
          .resolvedBy(JitFeatures::linesDeleted);

  public static final Feature<Double> JIT_LT =
      Kamei.decimal(
              "jit_lt",
              "The average number of lines that the text files of the trigger commit had before it;"
                  + " 0 for those it adds. Missing if it touches no text file.",
              Unit.LINES)
          .from(TRIGGER_CHANGE)
          .resolvedBy(JitFeatures::linesBefore);

  public static final Feature<Long> JIT_NF =
      Kamei.count(
              "jit_nf",
              "Files that the trigger commit touches, binary and merely renamed ones included.",
              Unit.FILES)
          .from(TRIGGER_CHANGE)
          .computedBy(change -> (long) change.files().size());

  public static final Feature<Long> JIT_ND =
      Kamei.count(
              "jit_nd",
              "Directories of the files that the trigger commit touches; the top of the tree is"
                  + " one.",
              Unit.DIRECTORIES)
          .from(TRIGGER_CHANGE)
          .computedBy(JitFeatures::directories);

  public static final Feature<Long> JIT_NS =
      Kamei.count(
              "jit_ns",
              "Subsystems, that is top-level directories, of the files that the trigger commit"
                  + " touches; the top of the tree is one.",
              Unit.DIRECTORIES)
          .from(TRIGGER_CHANGE)
          .computedBy(JitFeatures::subsystems);

  public static final Feature<Double> JIT_ENTROPY =
      Kamei.decimal(
              "jit_entropy",
              "Shannon entropy of the shares that the text files have in the lines added and"
                  + " deleted by the trigger commit, not normalised. Missing if no line changes.",
              Unit.BITS)
          .decimals(10)
          .from(TRIGGER_CHANGE)
          .resolvedBy(JitFeatures::lineEntropy);

  private JitFeatures() {}

  static Outcome<Long> linesAdded(CommitChange change) {
    return textLines(change).map(lines -> lines.stream().mapToLong(FileLines::added).sum());
  }

  static Outcome<Long> linesDeleted(CommitChange change) {
    return textLines(change).map(lines -> lines.stream().mapToLong(FileLines::deleted).sum());
  }

  static Outcome<Double> linesBefore(CommitChange change) {
    return textLines(change)
        .flatMap(
            lines ->
                lines.isEmpty()
                    ? Outcome.missing(NOT_APPLICABLE)
                    : Outcome.present(
                        lines.stream().mapToLong(FileLines::before).average().orElseThrow()));
  }

  private static Outcome<List<FileLines>> textLines(CommitChange change) {
    return FileChange.linesOf(change.files().stream())
        .map(all -> all.stream().filter(lines -> !lines.binary()).toList());
  }

  static long directories(CommitChange change) {
    return paths(change)
        .map(path -> path.substring(0, Math.max(0, path.lastIndexOf('/'))))
        .distinct()
        .count();
  }

  static long subsystems(CommitChange change) {
    return paths(change).map(JitFeatures::subsystem).distinct().count();
  }

  static String subsystem(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }

  static Outcome<Double> lineEntropy(CommitChange change) {
    return textLines(change)
        .flatMap(
            lines ->
                Outcome.of(
                    Entropy.ofShares(lines.stream().map(FileLines::churn).toList()),
                    NOT_APPLICABLE));
  }

  private static Stream<String> paths(CommitChange change) {
    return change.files().stream().map(FileChange::path);
  }
}
