package org.cienrich.io.log;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.List;

/**
 * Copies a text line by line with its secrets masked. A line that does not fit the buffer is masked
 * in pieces that overlap; a secret longer than the overlap may then be masked in part only. For one
 * copy by one thread.
 */
final class MaskedCopy {
  static final String MASK = "***";
  static final int PIECE = 1 << 16;
  static final int OVERLAP = 1 << 13;

  private final SecretMasker masker;
  private final PrivateKeyBlock keyBlock = new PrivateKeyBlock();
  private final char[] buffer = new char[PIECE];
  private int from;
  private int to;

  MaskedCopy(SecretMasker masker) {
    this.masker = masker;
  }

  void copy(Reader in, Writer out) throws IOException {
    int searched = 0;
    while (true) {
      int newline = indexOfNewline(searched);
      if (newline >= 0) {
        mask(newline, true, out);
        out.write('\n');
        from = newline + 1;
        searched = from;
      } else if (from == 0 && to == PIECE) {
        from = mask(to, false, out);
        searched = to;
      } else {
        searched = to - from;
        compact();
        if (!fill(in)) {
          mask(to, true, out);
          return;
        }
      }
    }
  }

  private int indexOfNewline(int start) {
    for (int i = start; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void compact() {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
  }

  private boolean fill(Reader in) throws IOException {
    int read = in.read(buffer, to, PIECE - to);
    to += Math.max(read, 0);
    return read >= 0;
  }

  /** Writes the text up to {@code end}, or what of it can be told without the text that follows. */
  private int mask(int end, boolean whole, Writer out) throws IOException {
    String text = new String(buffer, from, end - from);
    List<Span> secrets = masker.secretsIn(text, keyBlock);
    int cut = whole ? text.length() : cutOf(text.length() - OVERLAP, secrets);
    int written = 0;
    for (Span secret : secrets) {
      if (secret.end() > cut) {
        break;
      }
      out.write(text, written, secret.start() - written);
      out.write(MASK);
      written = secret.end();
    }
    out.write(text, written, cut - written);
    keyBlock.move(cut, text.length());
    return from + cut;
  }

  /** A secret whose context would be cut off from it goes with its context. */
  private static int cutOf(int wanted, List<Span> secrets) {
    int cut = wanted;
    for (Span secret : secrets) {
      if (secret.context() < cut && secret.end() > cut) {
        cut = secret.end();
      }
    }
    return cut;
  }
}
