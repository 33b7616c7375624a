package org.cienrich.io.csv;

/**
 * Follows the quotes of one record, line by line, as RFC 4180 has them: only a quote at the very
 * beginning of a field opens it, so that a stray one in its middle does no harm. Not thread-safe.
 */
final class QuoteScanner {
  static final int MAX_FIELD_LINES = 100;
  static final int MAX_FIELD_BYTES = 64 * 1024;

  private enum State {
    FIELD_START,
    UNQUOTED,
    QUOTED,
    QUOTE_IN_QUOTED,
    AFTER_QUOTED,
    BROKEN
  }

  private final char delimiter;
  private State state = State.FIELD_START;
  private int fieldLines;
  private int fieldBytes;

  QuoteScanner(char delimiter) {
    this.delimiter = delimiter;
  }

  void line(String text) {
    if (state == State.QUOTED) {
      fieldLines++;
      fieldBytes++;
    }
    for (int i = 0; i < text.length() && state != State.BROKEN; i++) {
      character(text.charAt(i));
    }
    if (fieldLines > MAX_FIELD_LINES) {
      state = State.BROKEN;
    }
  }

  /** Tells whether a quoted field goes on in the next line. */
  boolean isOpen() {
    return state == State.QUOTED;
  }

  /** Tells whether the record cannot be one, whatever follows. */
  boolean isBroken() {
    return state == State.BROKEN;
  }

  private void character(char c) {
    state =
        switch (state) {
          case FIELD_START -> c == '"' ? open() : c == delimiter ? state : State.UNQUOTED;
          case UNQUOTED -> c == delimiter ? State.FIELD_START : state;
          case QUOTED -> c == '"' ? State.QUOTE_IN_QUOTED : inside(c);
          case QUOTE_IN_QUOTED -> c == '"' ? inside(c) : after(c);
          case AFTER_QUOTED -> after(c);
          case BROKEN -> state;
        };
  }

  private State open() {
    fieldLines = 1;
    fieldBytes = 0;
    return State.QUOTED;
  }

  /** Half a surrogate pair takes half of the four bytes of the pair. */
  private State inside(char c) {
    fieldBytes += Character.isSurrogate(c) ? 2 : Texts.utf8Bytes(c);
    return fieldBytes > MAX_FIELD_BYTES ? State.BROKEN : State.QUOTED;
  }

  private State after(char c) {
    if (c == delimiter) {
      return State.FIELD_START;
    }
    return Character.isWhitespace(c) ? State.AFTER_QUOTED : State.BROKEN;
  }
}
