package org.cienrich.io.git.worktree;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.jspecify.annotations.Nullable;

/**
 * Tells which names in trees may become names of files. Refused are those that lead elsewhere, that
 * any system takes for git's own folder, and that cannot be written byte for byte; a name is never
 * changed. Not thread-safe.
 */
final class EntryNames {
  private static final int MAX_BYTES = 255;

  /** By it Java turns names into the bytes that the system sees; it comes from the locale. */
  private static final Charset OF_THIS_JVM =
      Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));

  private final ObjectChecker checker = new ObjectChecker().setSafeForMacOS(true);
  private final Charset charset;

  EntryNames() {
    this(OF_THIS_JVM);
  }

  /**
   * @param charset of the names of files on this machine
   */
  EntryNames(Charset charset) {
    this.charset = charset;
  }

  /** Returns why a name is refused; null if it is not. */
  @Nullable String refusal(byte[] name) {
    if (isDangerous(name)) {
      return "a name that leads elsewhere or into .git";
    }
    if (name.length > MAX_BYTES) {
      return "a name of more than 255 bytes";
    }
    if (!isUtf8(name)) {
      return "a name that is not UTF-8";
    }
    return Arrays.equals(onDisk(name).getBytes(charset), name)
        ? null
        : "a name that cannot be written in the locale of this machine, which is not UTF-8";
  }

  /** Returns a name that is not refused as Java has to be told it. */
  String onDisk(byte[] name) {
    return new String(name, charset);
  }

  /** NTFS ends names at a colon, folders at a backslash, and drops dots and spaces at the end. */
  private boolean isDangerous(byte[] name) {
    int end = 0;
    while (end < name.length && name[end] != ':' && name[end] != '\\') {
      end++;
    }
    int shown = end;
    while (shown > 0 && (name[shown - 1] == '.' || name[shown - 1] == ' ')) {
      shown--;
    }
    return isRefused(name, name.length)
        || (end > 0 && isRefused(name, end))
        || (shown > 0 && isRefused(name, shown));
  }

  private boolean isRefused(byte[] name, int end) {
    try {
      checker.checkPathSegment(name, 0, end);
      return false;
    } catch (CorruptObjectException refused) {
      return true;
    }
  }

  private static boolean isUtf8(byte[] name) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
