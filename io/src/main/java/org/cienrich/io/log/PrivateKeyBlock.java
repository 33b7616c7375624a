package org.cienrich.io.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/**
 * Finds private keys in PEM and PGP armour, whose lines tell nothing by themselves. The block ends
 * with its last line, with the first line that does not look like part of a key, or after 400
 * lines: a log that only mentions a key keeps its text. For one text by one thread.
 */
final class PrivateKeyBlock {
  private static final String BEGIN_MARK = "-----BEGIN";
  private static final String LABEL = "[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----";
  private static final Pattern BEGIN = Pattern.compile(BEGIN_MARK + LABEL);
  private static final Pattern END = Pattern.compile("-----END" + LABEL);

  /** The end of a line that is one run of Base64, after anything that a log puts in front. */
  private static final Pattern LONG_RUN =
      Pattern.compile("([A-Za-z0-9+/]{40,}={0,2})(?:\\\\[nr]|[\\s'\",+;])*$");

  private static final Pattern ONLY_RUN =
      Pattern.compile(
          "^(?:\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)?[\\s|>'\"+]*([A-Za-z0-9+/=]+)(?:\\\\[nr]|[\\s'\",+;])*$");

  private static final Pattern ARMOUR_HEADER =
      Pattern.compile("\\b(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID): ");
  private static final Pattern BLANK =
      Pattern.compile("^(?:\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)?[\\s|>'\"]*$");
  private static final Pattern KEY_TEXT = Pattern.compile("[A-Za-z0-9+/]{16}");
  private static final int MOST_LINES = 400;

  private boolean open;
  private int lines;
  private boolean openAtEnd;
  private int openedAt;

  /** Adds what of private keys is in the text that follows what was moved past. */
  void addSecrets(String text, List<Span> secrets) {
    openAtEnd = false;
    openedAt = -1;
    int from = open ? addContinued(text, secrets) : 0;
    if (openAtEnd || text.indexOf(BEGIN_MARK, from) < 0) {
      return;
    }
    Matcher begin = BEGIN.matcher(text);
    while (begin.find(from)) {
      Matcher end = END.matcher(text);
      int mark = begin.start();
      int body = begin.end();
      boolean ends = end.find(body);
      from = ends ? end.start() : text.length();
      if (KEY_TEXT.matcher(text.substring(body, from)).find()) {
        secrets.add(new Span(mark, body, from));
      }
      if (!ends) {
        openAtEnd = true;
        openedAt = mark;
        lines = 0;
        return;
      }
    }
  }

  private int addContinued(String text, List<Span> secrets) {
    Matcher end = END.matcher(text);
    if (end.find()) {
      if (KEY_TEXT.matcher(text.substring(0, end.start())).find()) {
        secrets.add(new Span(0, startOfRun(text, end.start()), end.start()));
      }
      return end.end();
    }
    lines++;
    if (lines > MOST_LINES) {
      return 0;
    }
    Matcher only = ONLY_RUN.matcher(text);
    Matcher run = LONG_RUN.matcher(text);
    if (only.find()) {
      secrets.add(new Span(0, only.start(1), only.end(1)));
      openAtEnd = true;
    } else if (run.find()) {
      secrets.add(new Span(0, run.start(1), run.end(1)));
      openAtEnd = true;
    } else {
      openAtEnd = BLANK.matcher(text).find() || ARMOUR_HEADER.matcher(text).find();
    }
    return 0;
  }

  private static int startOfRun(String text, int end) {
    Matcher run = KEY_TEXT.matcher(text);
    return run.find() ? Math.min(run.start(), end) : end;
  }

  /** Moves past the text up to {@code cut}; what is after it will be shown again. */
  void move(int cut, int length) {
    open = openAtEnd && (cut == length || cut > openedAt);
  }
}
