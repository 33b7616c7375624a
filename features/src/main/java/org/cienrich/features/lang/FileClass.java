package org.cienrich.features.lang;

/** The class of a file in a repository; every file has exactly one. */
public enum FileClass {
  /** Production code in a programming language. */
  SOURCE,
  /** Code in a programming language that tests, or that serves tests only. */
  TEST,
  /** Prose, and everything in a documentation directory but tests. */
  DOC,
  /** The rest: data, markup, configuration, build descriptions, binaries. */
  OTHER
}
