package org.cienrich.io.git.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.cienrich.io.git.object.Pack.Header;
import org.cienrich.io.store.RecentlyUsed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects in all packs of a repository. Recently read ones, and the bases that deltas were
 * applied to, stay in memory, so reading neighbouring versions of files costs little more than
 * their differences. Checks what it reads against the announced lengths and zlib's checksums, not
 * against the object id.
 *
 * <p>Not thread-safe; several may read the same repository. Packs that arrive later are not seen.
 */
public final class PackedObjects implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PackedObjects.class);

  /** git makes chains of at most 4095 deltas; a longer one goes in circles. */
  private static final int MAX_CHAIN = 10_000;

  /** What the first two numbers of a delta take at most. */
  private static final int LENGTHS_OF_DELTA = 20;

  private static final int OVERHEAD = 100;

  private final List<Pack> packs;
  private final RecentlyUsed<Place, PackedObject> known;
  private final long largestKept;
  private final Inflation inflation = new Inflation();
  private int lastFoundIn;

  private PackedObjects(List<Pack> packs, long cacheBytes) {
    this.packs = packs;
    this.known = new RecentlyUsed<>(cacheBytes, object -> object.content().length + OVERHEAD);
    this.largestKept = cacheBytes / 4;
  }

  private record Place(int pack, long offset) {}

  /** An object is larger than the caller wants to read. */
  public static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(long length, long limit) {
      super(length + " bytes, more than " + limit);
    }
  }

  /**
   * Opens the packs. Damaged ones, and those of unknown versions, are left out.
   *
   * @param objects the directory {@code objects} of a repository
   * @param cacheBytes how much of what was read is kept in memory
   */
  public static PackedObjects open(Path objects, long cacheBytes) throws IOException {
    List<Pack> packs = new ArrayList<>();
    Path directory = objects.resolve("pack");
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(PackedObjects::isPack).sorted().toList()) {
          try {
            packs.add(Pack.open(file));
          } catch (IOException e) {
            LOG.warn("{} is not used: {}", file, e.getMessage());
          }
        }
      }
    }
    return new PackedObjects(packs, cacheBytes);
  }

  private static boolean isPack(Path file) {
    return file.getFileName().toString().endsWith(".pack");
  }

  /**
   * Returns the object whose id stands in an array; null if no pack has it.
   *
   * @throws TooLargeException if it is longer than the limit
   * @throws CorruptPackException if it is damaged
   */
  public @Nullable PackedObject read(byte[] ids, int at, int maxLength) throws IOException {
    Place place = find(ids, at);
    return place == null ? null : read(place, maxLength);
  }

  /** Returns the length of an object without expanding it; -1 if no pack has it. */
  public long length(byte[] ids, int at) throws IOException {
    Place place = find(ids, at);
    return place == null ? -1 : length(place);
  }

  private @Nullable Place find(byte[] ids, int at) throws CorruptPackException {
    for (int tried = 0; tried < packs.size(); tried++) {
      int pack = (lastFoundIn + tried) % packs.size();
      long offset = packs.get(pack).offsetOf(ids, at);
      if (offset >= 0) {
        lastFoundIn = pack;
        return new Place(pack, offset);
      }
    }
    return null;
  }

  private long length(Place place) throws IOException {
    PackedObject object = known.get(place);
    if (object != null) {
      return object.content().length;
    }
    Pack pack = packs.get(place.pack);
    Header header = pack.header(place.offset);
    if (!header.isDelta()) {
      return header.length();
    }
    int start = (int) Math.min(header.length(), LENGTHS_OF_DELTA);
    return Delta.lengthOf(inflation.first(start, pack.from(header.contentAt())));
  }

  private PackedObject read(Place place, int maxLength) throws IOException {
    Pack pack = packs.get(place.pack);
    Deque<Header> deltas = new ArrayDeque<>();
    Deque<Place> places = new ArrayDeque<>();
    Place base = place;
    PackedObject object = known.get(base);
    while (object == null) {
      Header header = pack.header(base.offset);
      if (!header.isDelta()) {
        object =
            new PackedObject(ObjectType.ofCode(header.code()), expand(pack, header, maxLength));
        keep(base, object);
      } else {
        if (deltas.size() == MAX_CHAIN) {
          throw new CorruptPackException("A chain of deltas in " + pack + " is endless");
        }
        deltas.push(header);
        places.push(base);
        base = new Place(place.pack, header.baseAt());
        object = known.get(base);
      }
    }
    while (!deltas.isEmpty()) {
      byte[] delta = expand(pack, deltas.pop(), maxLength);
      requireAtMost(maxLength, Delta.lengthOf(delta));
      object = new PackedObject(object.type(), Delta.apply(object.content(), delta));
      keep(places.pop(), object);
    }
    requireAtMost(maxLength, object.content().length);
    return object;
  }

  private byte[] expand(Pack pack, Header header, int maxLength) throws IOException {
    requireAtMost(maxLength, header.length());
    return inflation.all((int) header.length(), pack.from(header.contentAt()));
  }

  private static void requireAtMost(int limit, long length) throws TooLargeException {
    if (length > limit) {
      throw new TooLargeException(length, limit);
    }
  }

  private void keep(Place place, PackedObject object) {
    if (object.content().length <= largestKept) {
      known.put(place, object);
    }
  }

  @Override
  public void close() {
    inflation.close();
  }
}
