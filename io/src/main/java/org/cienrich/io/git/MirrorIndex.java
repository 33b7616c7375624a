package org.cienrich.io.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.io.store.SoftlyKept;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * What is kept in memory of one state of a mirror: the graph of its commits and, once asked for,
 * the touches of its files. Views of the same state share it while memory lasts. Thread-safe.
 */
final class MirrorIndex {
  private static final int MAX_MAILMAP = 10 << 20;
  private static final int MAX_THREADS = 4;
  private static final SoftlyKept<State, MirrorIndex> KEPT = new SoftlyKept<>();

  private final CommitGraph graph;
  private final Path gitDir;
  private final IndexJournals journals;
  private final @Nullable ObjectId mailmap;
  private @Nullable FileTouches touches;

  private MirrorIndex(
      CommitGraph graph, Path gitDir, IndexJournals journals, @Nullable ObjectId mailmap) {
    this.graph = graph;
    this.gitDir = gitDir;
    this.journals = journals;
    this.mailmap = mailmap;
  }

  /** What an index depends on. */
  private record State(Path gitDir, Map<String, ObjectId> refs, @Nullable ObjectId mailmap) {}

  /**
   * Returns the index of all commits that the refs of a mirror reach.
   *
   * @param defaultTip the commit whose mailmap holds; null for none
   * @param journals where what is read of the mirror is kept
   */
  static MirrorIndex of(Repository mirror, @Nullable ObjectId defaultTip, IndexJournals journals)
      throws IOException {
    List<Ref> refs = mirror.getRefDatabase().getRefs();
    Map<String, ObjectId> tips = new LinkedHashMap<>();
    for (Ref ref : refs) {
      if (ref.getObjectId() != null) {
        tips.put(ref.getName(), ref.getObjectId());
      }
    }
    ObjectId mailmap = defaultTip == null ? null : mailmapOf(mirror, defaultTip);
    Path gitDir = mirror.getDirectory().toPath();
    State state = new State(gitDir, tips, mailmap);
    return KEPT.get(
        state,
        () -> {
          Mailmap rules = mailmap == null ? Mailmap.EMPTY : read(mirror, mailmap);
          CommitGraph graph = CommitGraphBuilder.build(mirror, tips.values(), rules, journals);
          return new MirrorIndex(graph, gitDir, journals, mailmap);
        });
  }

  private static @Nullable ObjectId mailmapOf(Repository mirror, ObjectId tip) throws IOException {
    try (RevWalk walk = new RevWalk(mirror);
        TreeWalk file = TreeWalk.forPath(mirror, ".mailmap", walk.parseCommit(tip).getTree())) {
      boolean readable = file != null && isFile(file.getFileMode(0));
      return readable && mirror.getObjectDatabase().has(file.getObjectId(0))
          ? file.getObjectId(0)
          : null;
    } catch (MissingObjectException damaged) {
      return null;
    }
  }

  private static boolean isFile(FileMode mode) {
    return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
  }

  private static Mailmap read(Repository mirror, ObjectId mailmap) throws IOException {
    ObjectLoader content = mirror.open(mailmap, Constants.OBJ_BLOB);
    return content.getSize() > MAX_MAILMAP
        ? Mailmap.EMPTY
        : Mailmap.parse(content.getCachedBytes(MAX_MAILMAP));
  }

  CommitGraph graph() {
    return graph;
  }

  /** Returns the id of the mailmap that holds, or {@code none}. */
  String mailmap() {
    return mailmap == null ? "none" : mailmap.name();
  }

  /** Returns the touches, which are read at the first call. */
  synchronized FileTouches touches() {
    FileTouches known = touches;
    if (known == null) {
      int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
      known = FileTouchesReader.read(graph, journals, () -> TreePaths.open(graph, gitDir), threads);
      touches = known;
    }
    return known;
  }
}
