package org.cienrich.io.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Segments that are only ever added, kept in a store as the entries {@code <key> 0}, {@code <key>
 * 1} and so on, compressed. For facts that never change and become more: what a segment says must
 * hold forever, and saying it twice must do no harm.
 *
 * <p>The journal ends before the first number that the store does not have. An entry that the store
 * finds damaged is absent: the next segment that anyone adds takes its place, and those after it
 * are read again from then on. An entry that is whole but cannot be unpacked is passed over.
 *
 * <p>Several threads, processes and machines may read and add at a time: of two writers that try
 * the same number one wins, and the other takes the next. An object is a place in the journal;
 * thread-safe.
 */
public final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** No segment is larger before it is compressed. */
  public static final int MAX_BYTES = 128 << 20;

  private static final int BUFFER = 1 << 16;

  private final Store store;
  private final String kind;
  private final String key;
  private final int maxBytes;
  private int next;

  /**
   * Opens a journal at its beginning.
   *
   * @param kind as in {@link Store}
   * @param key names the journal among others of its kind
   */
  public Journal(Store store, String kind, String key) {
    this(store, kind, key, MAX_BYTES);
  }

  Journal(Store store, String kind, String key, int maxBytes) {
    this.store = store;
    this.kind = kind;
    this.key = key;
    this.maxBytes = maxBytes;
  }

  /** Takes in one segment, or throws and leaves all as it was. */
  @FunctionalInterface
  public interface Segments {
    void read(byte[] segment) throws MalformedDataException;
  }

  /**
   * Passes on all segments that were not read yet. Those that are refused, or cannot be read, count
   * for nothing; that is logged and no failure.
   */
  public void readInto(Segments segments) {
    try {
      for (var next = next(); next.isPresent(); next = next()) {
        try {
          segments.read(next.get());
        } catch (MalformedDataException refused) {
          LOG.warn("A part of {} is of no use: {}", this, refused.getMessage());
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read: {}", this, e.toString());
    }
  }

  /** Adds a segment like {@link #append}; one that cannot be kept is logged and no failure. */
  public void keep(byte[] segment) {
    try {
      append(segment);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("A part of {} cannot be kept: {}", this, e.toString());
    }
  }

  /** Returns the first segment that was not returned yet; empty at the end. */
  public synchronized Optional<byte[]> next() throws IOException {
    while (true) {
      Optional<byte[]> packed = store.get(kind, entry());
      if (packed.isEmpty()) {
        return Optional.empty();
      }
      next++;
      Optional<byte[]> segment = unpack(packed.get());
      if (segment.isPresent()) {
        return segment;
      }
    }
  }

  /**
   * Adds a segment at the first number that is free from this place on. What others have added
   * there meanwhile is passed over, as is the segment itself: {@link #next} returns what comes
   * after.
   *
   * @throws IllegalArgumentException if it is larger than {@link #MAX_BYTES}
   */
  public synchronized void append(byte[] segment) throws IOException {
    if (segment.length > maxBytes) {
      throw new IllegalArgumentException("Too large for a segment: " + segment.length + " bytes");
    }
    byte[] packed = pack(segment);
    while (!store.putIfAbsent(kind, entry(), packed)) {
      next++;
    }
    next++;
  }

  @Override
  public String toString() {
    return kind + " of " + key;
  }

  private String entry() {
    return key + " " + next;
  }

  private static byte[] pack(byte[] segment) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(segment);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(segment.length / 2 + 64);
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private Optional<byte[]> unpack(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream segment = new ByteArrayOutputStream(2 * packed.length + 64);
      byte[] buffer = new byte[BUFFER];
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        boolean stuck = inflater.needsInput() || inflater.needsDictionary();
        if (length == 0 && stuck && !inflater.finished()) {
          return Optional.empty();
        }
        segment.write(buffer, 0, length);
        if (segment.size() > maxBytes) {
          return Optional.empty();
        }
      }
      return Optional.of(segment.toByteArray());
    } catch (DataFormatException nonsense) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
