package org.cienrich.io.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.io.input.BoundedInputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PackParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pack that a process received and did not live to index. JGit writes objects as they come, then
 * bases of deltas that the remote left out, and the checksum last; all objects are there long
 * before.
 */
final class ReceivedPack {
  private static final Logger LOG = LoggerFactory.getLogger(ReceivedPack.class);
  private static final int CHECKSUM_LENGTH = Constants.OBJECT_ID_LENGTH;

  private ReceivedPack() {}

  /**
   * Indexes the pack into a repository, which gives each object the id that its content has.
   *
   * @return false if it is not complete
   */
  static boolean index(Path file, Repository into) throws IOException {
    long length;
    try (InputStream in = Files.newInputStream(file)) {
      length = new PackScan(in).length();
    } catch (IOException incomplete) {
      LOG.debug("{} is of no use: {}", file, incomplete.toString());
      return false;
    }
    byte[] checksum = checksumOf(file, length);
    try (InputStream objects = objects(file, length);
        InputStream pack = new SequenceInputStream(objects, new ByteArrayInputStream(checksum));
        ObjectInserter inserter = into.newObjectInserter()) {
      PackParser parser = inserter.newPackParser(pack);
      parser.setAllowThin(true);
      parser.parse(NullProgressMonitor.INSTANCE);
      inserter.flush();
    } catch (IOException incomplete) {
      LOG.debug("{} is of no use: {}", file, incomplete.toString());
      return false;
    }
    LOG.info("A pack that was received before is used: {}", file);
    return true;
  }

  /** Tells whether a pack and an index belong together and neither was cut off. */
  static boolean isWhole(Path pack, Path index) throws IOException {
    byte[] ofPack = tail(pack, CHECKSUM_LENGTH);
    byte[] ofIndex = tail(index, 2 * CHECKSUM_LENGTH);
    return ofPack.length > 0
        && ofIndex.length > 0
        && Arrays.equals(ofPack, Arrays.copyOf(ofIndex, CHECKSUM_LENGTH))
        && Arrays.equals(
            checksumOf(index, Files.size(index) - CHECKSUM_LENGTH),
            Arrays.copyOfRange(ofIndex, CHECKSUM_LENGTH, ofIndex.length));
  }

  private static byte[] checksumOf(Path file, long length) throws IOException {
    MessageDigest digest = Constants.newMessageDigest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = objects(file, length)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }

  private static InputStream objects(Path file, long length) throws IOException {
    return BoundedInputStream.builder()
        .setInputStream(new BufferedInputStream(Files.newInputStream(file)))
        .setMaxCount(length)
        .get();
  }

  private static byte[] tail(Path file, int length) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() < length) {
        return new byte[0];
      }
      byte[] tail = new byte[length];
      in.seek(in.length() - length);
      in.readFully(tail);
      return tail;
    }
  }
}
