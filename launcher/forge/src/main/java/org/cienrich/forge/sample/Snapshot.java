package org.cienrich.forge.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cienrich.forge.sample.Revision.Entry;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files a history is about to commit, by path with one character per byte. Not thread-safe. */
final class Snapshot {

  private final Map<String, Entry> files;

  Snapshot(Map<String, Entry> files) {
    this.files = new TreeMap<>(files);
  }

  /** All files of the tree that git makes of two commits without a conflict. */
  static Snapshot merged(Repository repository, ObjectId ours, ObjectId theirs) throws IOException {
    Merger merger = MergeStrategy.RESOLVE.newMerger(repository, true);
    if (!merger.merge(ours, theirs)) {
      throw new IllegalArgumentException("Conflicts of " + ours.name() + " and " + theirs.name());
    }
    merger.getObjectInserter().flush();
    Snapshot snapshot = new Snapshot(Map.of());
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.setRecursive(true);
      walk.addTree(merger.getResultTreeId());
      while (walk.next()) {
        snapshot.put(
            new String(walk.getRawPath(), ISO_8859_1),
            new Entry(walk.getFileMode(0), walk.getObjectId(0)));
      }
    }
    return snapshot;
  }

  void put(String key, Entry entry) {
    files.put(key, entry);
  }

  Entry get(String key) {
    return Objects.requireNonNull(files.get(key), () -> "No such file in the story: " + key);
  }

  Entry remove(String key) {
    Entry entry = get(key);
    files.remove(key);
    return entry;
  }

  Map<String, Entry> files() {
    return Map.copyOf(files);
  }

  /** Takes over what changed between two revisions; their side wins. */
  void apply(Revision from, Revision to) {
    from.files().keySet().stream()
        .filter(path -> !to.files().containsKey(path))
        .forEach(files::remove);
    to.files()
        .forEach(
            (path, entry) -> {
              if (!entry.equals(from.files().get(path))) {
                files.put(path, entry);
              }
            });
  }

  ObjectId writeTree(ObjectInserter inserter) throws IOException {
    DirCache cache = DirCache.newInCore();
    DirCacheBuilder builder = cache.builder();
    files.forEach(
        (path, entry) -> {
          DirCacheEntry added = new DirCacheEntry(path.getBytes(ISO_8859_1));
          added.setFileMode(entry.mode());
          added.setObjectId(entry.id());
          builder.add(added);
        });
    builder.finish();
    return cache.writeTree(inserter);
  }

  /** The key of a path that is UTF-8 in git. */
  static String utf8(String path) {
    return new String(path.getBytes(UTF_8), ISO_8859_1);
  }
}
