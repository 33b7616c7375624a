package org.cienrich.io.git;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cienrich.io.store.BinaryReader;
import org.cienrich.io.store.BinaryWriter;
import org.cienrich.io.store.MalformedDataException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * What the shared cache says of a mirror: its packs, and its refs. Immutable.
 *
 * @param packs by name, such as {@code pack-} and 40 hex digits
 * @param refs by full name; all that they reach is in the packs
 */
record SeedState(SortedMap<String, PackFiles> packs, SortedMap<String, ObjectId> refs) {
  static final SeedState EMPTY = new SeedState(new TreeMap<>(), new TreeMap<>());

  /** The refs that every worker fetches for itself. */
  private static final List<String> OF_THE_REMOTE = List.of("refs/heads/", "refs/tags/");

  /** The refs that one worker may need and another one not. */
  private static final List<String> ON_DEMAND =
      Stream.concat(Stream.of("refs/pull/"), CommitRefs.prefixes()).toList();

  private static final Pattern PACK = Pattern.compile("pack-[0-9a-f]{40}");
  private static final int VERSION = 1;
  private static final int SHA256_LENGTH = 32;

  /** A file of the shared cache: the SHA-256 of its content, in hex, and its length. */
  record Part(String sha256, long length) {}

  /** The two files of a pack. */
  record PackFiles(Part pack, Part index) {}

  /** Returns the refs of a mirror that are to be shared. */
  static SortedMap<String, ObjectId> refsOf(Repository mirror) throws IOException {
    SortedMap<String, ObjectId> refs = new TreeMap<>();
    for (Ref ref : mirror.getRefDatabase().getRefs()) {
      if (isShared(ref.getName()) && !ref.isSymbolic() && ref.getObjectId() != null) {
        refs.put(ref.getName(), ref.getObjectId());
      }
    }
    return refs;
  }

  static boolean isPackName(String name) {
    return PACK.matcher(name).matches();
  }

  static boolean isOnDemand(String ref) {
    return ON_DEMAND.stream().anyMatch(ref::startsWith);
  }

  private static boolean isShared(String ref) {
    return isOnDemand(ref) || OF_THE_REMOTE.stream().anyMatch(ref::startsWith);
  }

  long bytes() {
    return packs.values().stream()
        .mapToLong(files -> files.pack().length() + files.index().length())
        .sum();
  }

  byte[] toBytes() {
    BinaryWriter out = new BinaryWriter();
    out.number(VERSION);
    out.number(packs.size());
    packs.forEach(
        (name, files) -> {
          out.text(name);
          write(files.pack(), out);
          write(files.index(), out);
        });
    out.number(refs.size());
    byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
    refs.forEach(
        (name, target) -> {
          out.text(name);
          target.copyRawTo(id, 0);
          out.raw(id, 0, id.length);
        });
    return out.toByteArray();
  }

  private static void write(Part part, BinaryWriter out) {
    byte[] sha256 = HexFormat.of().parseHex(part.sha256());
    out.raw(sha256, 0, sha256.length);
    out.number(part.length());
  }

  /**
   * Reads a state that anyone may have written.
   *
   * @throws MalformedDataException if it is none, or names what cannot be a part of a mirror
   */
  static SeedState read(byte[] bytes) throws MalformedDataException {
    BinaryReader in = new BinaryReader(bytes);
    if (in.number() != VERSION) {
      throw new MalformedDataException("A mirror of another version");
    }
    SortedMap<String, PackFiles> packs = new TreeMap<>();
    for (int left = in.count(2 * SHA256_LENGTH); left > 0; left--) {
      String name = in.text();
      check(isPackName(name) && packs.put(name, new PackFiles(part(in), part(in))) == null, name);
    }
    SortedMap<String, ObjectId> refs = new TreeMap<>();
    for (int left = in.count(Constants.OBJECT_ID_LENGTH); left > 0; left--) {
      String name = in.text();
      ObjectId target = ObjectId.fromRaw(in.raw(Constants.OBJECT_ID_LENGTH));
      check(isShared(name) && Repository.isValidRefName(name), name);
      check(refs.put(name, target) == null, name);
    }
    in.end();
    return new SeedState(packs, refs);
  }

  private static Part part(BinaryReader in) throws MalformedDataException {
    String sha256 = HexFormat.of().formatHex(in.raw(SHA256_LENGTH));
    long length = in.number();
    if (length < 0) {
      throw new MalformedDataException("A length is negative");
    }
    return new Part(sha256, length);
  }

  private static void check(boolean isValid, String name) throws MalformedDataException {
    if (!isValid) {
      throw new MalformedDataException("Not a part of a mirror: " + name);
    }
  }

  /** Tells whether there is nothing in a mirror that is not here. */
  boolean describes(Iterable<String> packNames, Map<String, ObjectId> mirrorRefs) {
    for (String name : packNames) {
      if (!packs.containsKey(name)) {
        return false;
      }
    }
    return refs.equals(mirrorRefs);
  }
}
