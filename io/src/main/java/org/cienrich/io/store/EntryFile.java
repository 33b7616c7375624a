package org.cienrich.io.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file format of a store entry: the value, the SHA-256 of its kind, key and content, and its
 * length. The trailer comes last, so a value that was cut off has none.
 */
final class EntryFile {
  private static final int DIGEST_LENGTH = 32;
  private static final int BUFFER = 1 << 13;
  private static final int TRAILER_LENGTH = DIGEST_LENGTH + Long.BYTES;

  private EntryFile() {}

  /** Returns the hex digits that stand for a key in file names. */
  static String nameOf(String key) {
    return Sha256.of(key);
  }

  /** Starts the checksum of an entry. */
  static MessageDigest digestOf(String kind, String key) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(kind.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return digest;
  }

  static void write(Path file, InputStream value, MessageDigest digest) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out, value, digest);
    }
  }

  /** Writes an entry and returns its checksum; leaves closing to the caller. */
  static byte[] write(OutputStream to, InputStream value, MessageDigest digest) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
    long length = value.transferTo(new DigestOutputStream(out, digest));
    byte[] checksum = digest.digest();
    out.write(checksum);
    out.writeLong(length);
    out.flush();
    return checksum;
  }

  /** Returns the checksum that an entry claims to have; nothing if it is too short for one. */
  static byte[] checksumOf(ReadableByteChannel entry) throws IOException {
    if (entry instanceof SeekableByteChannel seekable) {
      seekable.position(Math.max(0, seekable.size() - TRAILER_LENGTH));
    }
    InputStream in = Channels.newInputStream(entry);
    byte[] tail = new byte[0];
    for (byte[] next = in.readNBytes(BUFFER); next.length > 0; next = in.readNBytes(BUFFER)) {
      byte[] both = Arrays.copyOf(tail, tail.length + next.length);
      System.arraycopy(next, 0, both, tail.length, next.length);
      tail = Arrays.copyOfRange(both, Math.max(0, both.length - TRAILER_LENGTH), both.length);
    }
    return tail.length < TRAILER_LENGTH ? new byte[0] : Arrays.copyOf(tail, DIGEST_LENGTH);
  }

  /** Returns the value of an entry, or empty if the file is damaged. */
  static Optional<InputStream> open(Path file, MessageDigest digest) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    boolean valid = false;
    try {
      long length = channel.size() - TRAILER_LENGTH;
      valid = length >= 0 && isWhole(channel, length, digest);
      channel.position(0);
      return valid ? Optional.of(valueOf(channel, length)) : Optional.empty();
    } finally {
      if (!valid) {
        channel.close();
      }
    }
  }

  private static boolean isWhole(FileChannel channel, long length, MessageDigest digest)
      throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    byte[] buffer = new byte[BUFFER];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        return false;
      }
      digest.update(buffer, 0, read);
      left -= read;
    }
    byte[] expected = in.readNBytes(DIGEST_LENGTH);
    return Arrays.equals(expected, digest.digest()) && in.readLong() == length;
  }

  private static InputStream valueOf(FileChannel channel, long length) {
    return new LimitedInputStream(Channels.newInputStream(channel), length);
  }
}
