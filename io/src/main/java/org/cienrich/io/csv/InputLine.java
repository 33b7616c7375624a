package org.cienrich.io.csv;

/** A row of the input, good or bad. */
public sealed interface InputLine permits BuildLine, BadLine {

  /** Returns the number of the first physical line, from 1. */
  long line();

  /** Returns how many physical lines the row takes. */
  int physicalLines();
}
