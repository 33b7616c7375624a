package org.cienrich.features.facts;

import java.util.Map;

/**
 * What the built tree contains, by language key. Vendored and hidden directories, symbolic links,
 * submodules and binary files are left out.
 *
 * @param byLanguage only languages with at least one file
 */
public record Snapshot(Map<String, LanguageTotals> byLanguage) {
  public Snapshot {
    byLanguage = Map.copyOf(byLanguage);
  }

  /**
   * Sums over the files of one language.
   *
   * @param sourceLines lines of production files that are neither blank nor comment
   * @param testLines the same of test files
   * @param testCases test definitions in test files
   * @param assertions assertions in test files
   */
  public record LanguageTotals(
      long sourceFiles,
      long sourceLines,
      long testFiles,
      long testLines,
      long testCases,
      long assertions) {

    public LanguageTotals plus(LanguageTotals other) {
      return new LanguageTotals(
          sourceFiles + other.sourceFiles,
          sourceLines + other.sourceLines,
          testFiles + other.testFiles,
          testLines + other.testLines,
          testCases + other.testCases,
          assertions + other.assertions);
    }
  }
}
