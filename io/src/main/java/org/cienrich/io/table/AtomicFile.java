package org.cienrich.io.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A file of any Beam file system that is there completely or not at all: written under a temporary
 * name in its own folder, then renamed, replacing what had the name. Not thread-safe.
 */
public final class AtomicFile implements Closeable {
  private static final String TEMPORARY_PREFIX = ".writing-";

  private final ResourceId target;
  private final ResourceId temporary;
  private final DigestChannel channel;
  private boolean committed;

  /**
   * Opens the file under its temporary name.
   *
   * @param path the name it will have
   */
  public AtomicFile(String path) throws IOException {
    this.target = FileSystems.matchNewResource(path, /* isDirectory= */ false);
    this.temporary =
        target
            .getCurrentDirectory()
            .resolve(TEMPORARY_PREFIX + UUID.randomUUID(), StandardResolveOptions.RESOLVE_FILE);
    this.channel = new DigestChannel(FileSystems.create(temporary, "application/octet-stream"));
  }

  /** Writes a small file at once and returns the digest of its content. */
  public static String write(String path, byte[] content) throws IOException {
    try (AtomicFile file = new AtomicFile(path)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        file.channel.write(buffer);
      }
      file.commit();
      return file.channel.sha256();
    }
  }

  /** Returns where the content goes. */
  public DigestChannel channel() {
    return channel;
  }

  /** Gives the file its name. */
  public void commit() throws IOException {
    channel.close();
    FileSystems.rename(List.of(temporary), List.of(target));
    committed = true;
  }

  /** Removes what was written, unless it was committed. */
  @Override
  public void close() throws IOException {
    if (!committed) {
      channel.close();
      FileSystems.delete(List.of(temporary), StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }
}
