package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.util.io.BinaryHunkOutputStream;

/** Git's patches of binary files: both contents in full. */
final class BinaryPatch {

  private BinaryPatch() {}

  static void write(byte[] before, byte[] after, OutputStream out) throws IOException {
    out.write("GIT binary patch\n".getBytes(US_ASCII));
    literal(after, out);
    literal(before, out);
  }

  private static void literal(byte[] content, OutputStream out) throws IOException {
    out.write(("literal " + content.length + "\n").getBytes(US_ASCII));
    BinaryHunkOutputStream lines = new BinaryHunkOutputStream(out);
    DeflaterOutputStream packed = new DeflaterOutputStream(lines);
    packed.write(content);
    packed.finish();
    lines.flush();
    out.write('\n');
  }
}
