package org.cienrich.forge.http;

/** What damages a body: a few bytes whose bits are all flipped, so that no text stays one. */
final class Corruption {

  static final int LENGTH = 8;

  private Corruption() {}

  /** A copy that differs in its middle. */
  static byte[] of(byte[] body) {
    byte[] damaged = body.clone();
    int middle = body.length / 2;
    flip(damaged, middle, Math.min(body.length, middle + LENGTH));
    return damaged;
  }

  static void flip(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
  }
}
