package org.cienrich.io.git.object;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whole numbers in byte arrays. */
final class Bytes {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private Bytes() {}

  /** Returns four bytes, the first one highest. */
  static int intAt(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }
}
