package org.cienrich.io.git.diff;

/**
 * Counts the lines between two versions of a file as git's default algorithm does. That is not the
 * smallest number of edits: before the search git drops lines that the other version lacks, and of
 * those that occur often in it the ones amid such lines; and long searches are cut short (see
 * {@link EditSearch}).
 *
 * <p>Not thread-safe: keeps its work space.
 */
final class LineCounter {
  /** The most lines of one version, less those that it has in common at both ends. */
  private static final int MAX_LINES = 1 << 22;

  /** Searching among more lines takes too long in the worst case. */
  private static final int MAX_SEARCHED = 1 << 21;

  private static final int SLICE = 1 << 13;

  /** Lines that occur this often in the other version are frequent in any file. */
  private static final int MOST_OCCURRENCES = 1024;

  /** How far git looks around a frequent line. */
  private static final int RUN_LIMIT = 100;

  /**
   * Parts as short as this keep all their lines: one more would be amid at least seven lost ones.
   */
  private static final int SHORT = 7;

  private final LineHashes oldLines = new LineHashes();
  private final LineHashes newLines = new LineHashes();
  private final LineHashes someLines = new LineHashes();
  private final LineClasses classes = new LineClasses();
  private final EditSearch search = new EditSearch();
  private int[] before = new int[1024];
  private int[] after = new int[1024];

  /** Two versions have too many lines to be compared. */
  static final class TooManyLinesException extends Exception {
    private static final long serialVersionUID = 1;
  }

  LineCounts count(byte[] oldText, byte[] newText) throws TooManyLinesException {
    int start = Text.commonStart(oldText, newText);
    int end = Text.commonEnd(oldText, newText, start);
    read(oldLines, oldText, start, oldText.length - end);
    read(newLines, newText, start, newText.length - end);
    int common = 0;
    if (oldLines.count() > 0 && newLines.count() > 0) {
      classes.assign(oldLines, newLines);
      if (classes.haveCommon()) {
        common = commonLines(oldText, start, oldText.length - end);
      }
    }
    return new LineCounts(newLines.count() - common, oldLines.count() - common);
  }

  private static void read(LineHashes lines, byte[] text, int from, int to)
      throws TooManyLinesException {
    if (lines.read(text, from, to, MAX_LINES) < to) {
      throw new TooManyLinesException();
    }
  }

  private int commonLines(byte[] oldText, int start, int end) throws TooManyLinesException {
    int shared = 0;
    if (oldLines.count() > SHORT || newLines.count() > SHORT) {
      shared = countCommon(oldText, 0, start) + countCommon(oldText, end, oldText.length);
    }
    before = atLeast(before, oldLines.count());
    after = atLeast(after, newLines.count());
    int oldKept = keep(classes.ofOld(), classes.inNew(), oldLines.count(), shared, before);
    int newKept = keep(classes.ofNew(), classes.inOld(), newLines.count(), shared, after);
    if (oldKept + newKept > MAX_SEARCHED) {
      throw new TooManyLinesException();
    }
    return search.commonLines(before, oldKept, after, newKept);
  }

  private int countCommon(byte[] text, int from, int to) {
    int lines = 0;
    for (int next = from; next < to; ) {
      next = someLines.read(text, next, to, SLICE);
      classes.countCommon(someLines);
      lines += someLines.count();
    }
    return lines;
  }

  private static int frequent(int lines) {
    return Math.min(EditSearch.roughRoot(lines), MOST_OCCURRENCES);
  }

  private static int[] atLeast(int[] array, int length) {
    return array.length < length ? new int[Math.max(length, 2 * array.length)] : array;
  }

  /**
   * Collects the lines that take part in the search.
   *
   * @param occurrences how often the lines of each class occur in the other version
   * @param count how many lines there are
   * @param shared how many more lines the version has, which are in the other one too
   * @return how many were written to {@code kept}
   */
  private static int keep(int[] lines, int[] occurrences, int count, int shared, int[] kept) {
    int frequent = frequent(shared + count);
    int keptCount = 0;
    for (int at = 0; at < count; at++) {
      int found = occurrences[lines[at]];
      boolean takesPart =
          found > 0 && (found < frequent || !isAmidLost(lines, occurrences, frequent, count, at));
      if (takesPart) {
        kept[keptCount++] = lines[at];
      }
    }
    return keptCount;
  }

  /**
   * Tells whether a frequent line stands in a run of lines that are lost or frequent, with lost
   * ones on both sides and more than three lost ones for each frequent one.
   */
  private static boolean isAmidLost(
      int[] lines, int[] occurrences, int frequent, int count, int at) {
    int first = Math.max(0, at - RUN_LIMIT);
    int last = Math.min(count - 1, at + RUN_LIMIT);
    int lostBefore = 0;
    int lostAfter = 0;
    int often = 2;
    for (int other = at - 1; other >= first; other--) {
      int found = occurrences[lines[other]];
      if (found > 0 && found < frequent) {
        break;
      }
      lostBefore += found == 0 ? 1 : 0;
      often += found == 0 ? 0 : 1;
    }
    for (int other = at + 1; other <= last && lostBefore > 0; other++) {
      int found = occurrences[lines[other]];
      if (found > 0 && found < frequent) {
        break;
      }
      lostAfter += found == 0 ? 1 : 0;
      often += found == 0 ? 0 : 1;
    }
    return lostBefore > 0 && lostAfter > 0 && often * 4 < often + lostBefore + lostAfter;
  }
}
