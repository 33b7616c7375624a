package org.cienrich.io.compare;

/**
 * Why a column may differ.
 *
 * @param stated whether the versions say that this touches the column: its revision rose, a
 *     parameter that it reads was set otherwise. Else it may or may not
 * @param why a phrase with the values after and before
 */
public record Cause(Kind kind, boolean stated, String why) {

  /** What the difference comes from. */
  public enum Kind {
    /** How the value is computed. */
    CODE,
    /** What the run was given: rows, options, parameters. */
    INPUT,
    /** What the provider, the repository or a database says. */
    SOURCE
  }
}
