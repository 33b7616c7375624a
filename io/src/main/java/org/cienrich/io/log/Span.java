package org.cienrich.io.log;

/**
 * A secret in a text.
 *
 * @param context where the text begins that shows it to be a secret, at most {@code start}
 * @param start its first character
 * @param end the character after it
 */
record Span(int context, int start, int end) {

  boolean touches(Span next) {
    return next.start <= end;
  }

  Span and(Span other) {
    return new Span(
        Math.min(context, other.context), Math.min(start, other.start), Math.max(end, other.end));
  }
}
