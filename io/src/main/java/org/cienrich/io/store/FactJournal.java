package org.cienrich.io.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many small facts by what they are about, kept in a {@link Journal}. What was put is known at once
 * and written together with others, at the latest by {@link #flush}; until then a process that dies
 * loses it. In memory a fact takes as many bytes as it is written in, and about 120 more.
 *
 * <p>What the store cannot read or keep counts as absent; that is logged and no failure.
 * Thread-safe.
 *
 * @param <T> a fact
 */
public final class FactJournal<T> {
  private static final Logger LOG = LoggerFactory.getLogger(FactJournal.class);
  private static final int VERSION = 1;
  private static final int MAX_PENDING_BYTES = 4 << 20;

  private final Journal journal;
  private final Codec<T> codec;
  private final List<byte[]> segments = new ArrayList<>();
  private final Map<Key, Place> places = new HashMap<>();
  private final Map<Key, byte[]> pending = new HashMap<>();
  private long pendingBytes;

  /**
   * @param journal of facts of one kind, at its beginning
   */
  public FactJournal(Journal journal, Codec<T> codec) {
    this.journal = journal;
    this.codec = codec;
  }

  /** How a fact is written. */
  public interface Codec<T> {
    void write(T fact, BinaryWriter out);

    T read(BinaryReader in) throws MalformedDataException;
  }

  private record Place(int segment, int offset, int length) {}

  /** The bytes of a key. */
  private static final class Key {
    private final byte[] bytes;

    Key(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /** Reads what others have added. */
  public synchronized void refresh() {
    journal.readInto(this::index);
  }

  private void index(byte[] segment) throws MalformedDataException {
    Map<Key, Place> found = new HashMap<>();
    BinaryReader in = new BinaryReader(segment);
    if (in.number() != VERSION) {
      throw new MalformedDataException("Facts of another version");
    }
    for (int left = in.count(2); left > 0; left--) {
      Key key = new Key(in.raw(in.count(1)));
      int length = in.count(1);
      found.put(key, new Place(segments.size(), in.position(), length));
      in.skip(length);
    }
    in.end();
    segments.add(segment);
    places.putAll(found);
  }

  /** Returns the fact about something; null if it is not known. */
  public @Nullable T get(byte[] about) {
    BinaryReader in;
    synchronized (this) {
      Key key = new Key(about);
      byte[] written = pending.get(key);
      if (written != null) {
        in = new BinaryReader(written);
      } else {
        Place place = places.get(key);
        if (place == null) {
          return null;
        }
        in = new BinaryReader(segments.get(place.segment), place.offset, place.length);
      }
    }
    try {
      T fact = codec.read(in);
      in.end();
      return fact;
    } catch (MalformedDataException refused) {
      LOG.warn("A fact of {} is of no use: {}", journal, refused.getMessage());
      return null;
    }
  }

  /**
   * Keeps a fact, which must be the only one there can be about this.
   *
   * @param about not to be changed afterwards
   */
  public void put(byte[] about, T fact) {
    BinaryWriter out = new BinaryWriter();
    codec.write(fact, out);
    byte[] written = out.toByteArray();
    synchronized (this) {
      Key key = new Key(about);
      if (places.containsKey(key) || pending.putIfAbsent(key, written) != null) {
        return;
      }
      pendingBytes += about.length + written.length;
      if (pendingBytes > MAX_PENDING_BYTES) {
        flush();
      }
    }
  }

  /** Writes what was put since the last call. */
  public synchronized void flush() {
    refresh();
    pending.keySet().removeAll(places.keySet());
    if (pending.isEmpty()) {
      return;
    }
    BinaryWriter out = new BinaryWriter();
    out.number(VERSION);
    out.number(pending.size());
    pending.forEach(
        (key, written) -> {
          out.number(key.bytes.length);
          out.raw(key.bytes, 0, key.bytes.length);
          out.number(written.length);
          out.raw(written, 0, written.length);
        });
    pending.clear();
    pendingBytes = 0;
    byte[] segment = out.toByteArray();
    try {
      index(segment);
    } catch (MalformedDataException impossible) {
      throw new IllegalStateException("What was written cannot be read", impossible);
    }
    journal.keep(segment);
  }
}
