package org.cienrich.io.git.object;

import java.io.IOException;
import java.io.InputStream;
import org.cienrich.io.git.object.PackedObjects.TooLargeException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the files and trees of one mirror: from its packs, and by JGit what is not there or is
 * damaged there, such as loose objects. Not thread-safe.
 *
 * <p>Methods throw a {@link MissingObjectException} where the mirror lacks the object, a {@link
 * LargeObjectException} where it is longer than {@link #MAX_BYTES}, and other exceptions where it
 * is damaged. The arrays that they return are shared, not to be changed.
 */
public final class GitObjects implements AutoCloseable {
  /** Longer objects are not read. */
  public static final int MAX_BYTES = 64 << 20;

  private static final long KEPT_BYTES =
      Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 10);
  private static final Logger LOG = LoggerFactory.getLogger(GitObjects.class);

  private final ObjectReader others;
  private final PackedObjects packed;
  private final byte[] raw = new byte[Constants.OBJECT_ID_LENGTH];

  private GitObjects(PackedObjects packed, ObjectReader others) {
    this.packed = packed;
    this.others = others;
  }

  /**
   * Opens the objects of a bare mirror, to be closed before it. Up to 128 MiB, or a tenth of the
   * heap, stay in memory.
   */
  public static GitObjects of(Repository mirror) throws IOException {
    return of(mirror, KEPT_BYTES);
  }

  /**
   * Opens the objects of a bare mirror, to be closed before it.
   *
   * @param keptBytes how much of what was read stays in memory
   */
  public static GitObjects of(Repository mirror, long keptBytes) throws IOException {
    PackedObjects packed =
        PackedObjects.open(mirror.getDirectory().toPath().resolve("objects"), keptBytes);
    return new GitObjects(packed, mirror.newObjectReader());
  }

  /** Returns the content of a file. */
  public byte[] blob(AnyObjectId id) throws IOException {
    return read(id, ObjectType.BLOB, Constants.OBJ_BLOB);
  }

  /** Returns a tree as git stores it. */
  public byte[] tree(AnyObjectId id) throws IOException {
    return read(id, ObjectType.TREE, Constants.OBJ_TREE);
  }

  /** Returns the length of a file, which may be more than can be read. */
  public long lengthOfBlob(AnyObjectId id) throws IOException {
    id.copyRawTo(raw, 0);
    try {
      long length = packed.length(raw, 0);
      if (length >= 0) {
        return length;
      }
    } catch (CorruptPackException damaged) {
      warn(id, damaged);
    }
    return others.getObjectSize(id, Constants.OBJ_BLOB);
  }

  /** Returns the first bytes of a file of any length; all where it has fewer. */
  public byte[] startOfBlob(AnyObjectId id, int count) throws IOException {
    try (InputStream content = openBlob(id)) {
      return content.readNBytes(count);
    }
  }

  /** Opens the content of a file of any length, of which little is in memory at a time. */
  public InputStream openBlob(AnyObjectId id) throws IOException {
    return others.open(id, Constants.OBJ_BLOB).openStream();
  }

  private byte[] read(AnyObjectId id, ObjectType type, int jgitType) throws IOException {
    id.copyRawTo(raw, 0);
    try {
      PackedObject object = packed.read(raw, 0, MAX_BYTES);
      if (object != null) {
        return contentOf(object, type, id);
      }
    } catch (TooLargeException e) {
      throw new LargeObjectException(id.copy());
    } catch (CorruptPackException damaged) {
      warn(id, damaged);
    }
    ObjectLoader loader = others.open(id, jgitType);
    if (loader.getSize() > MAX_BYTES) {
      throw new LargeObjectException(id.copy());
    }
    return loader.getCachedBytes(MAX_BYTES);
  }

  private static byte[] contentOf(PackedObject object, ObjectType type, AnyObjectId id)
      throws IncorrectObjectTypeException {
    if (object.type() != type) {
      throw new IncorrectObjectTypeException(
          id.copy(), "not a " + type + " but a " + object.type());
    }
    return object.content();
  }

  private static void warn(AnyObjectId id, CorruptPackException damaged) {
    LOG.warn("{} is read by JGit: {}", id.name(), damaged.getMessage());
  }

  @Override
  public void close() {
    packed.close();
    others.close();
  }
}
