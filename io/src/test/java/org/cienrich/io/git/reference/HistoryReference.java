package org.cienrich.io.git.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cienrich.features.facts.CommitHistory;
import org.cienrich.features.facts.CommitInfo;
import org.cienrich.io.git.reference.ChangedNames.Name;
import org.jspecify.annotations.Nullable;

/** The past of a commit, by walks over all of its ancestors. */
final class HistoryReference implements CommitHistory {
  private final Ancestry ancestry;
  private final ChangedNames changes;
  private final int head;
  private final BitSet unreadable = new BitSet();
  private final Map<List<String>, List<Touch>> knownTouches = new HashMap<>();
  private @Nullable Map<String, List<Change>> byName;

  /**
   * @param ancestry of the built commit
   */
  HistoryReference(Ancestry ancestry, ChangedNames changes, String sha) {
    this.ancestry = ancestry;
    this.changes = changes;
    this.head = ancestry.number(sha);
  }

  /** A commit changed a file of some name, and gave it that name if there is a former one. */
  private record Change(int commit, @Nullable String formerName) {}

  @Override
  public CommitInfo head() {
    return ancestry.info(head);
  }

  @Override
  public long commitCount() {
    return ancestry.size();
  }

  @Override
  public Instant earliestCommitAt() {
    return all().map(CommitInfo::committedAt).min(Comparator.naturalOrder()).orElseThrow();
  }

  private Stream<CommitInfo> all() {
    return IntStream.range(0, ancestry.size()).mapToObj(ancestry::info);
  }

  @Override
  public List<Touch> commitsBy(String email) {
    List<Touch> found = new ArrayList<>();
    for (int commit = ancestry.size() - 1; commit >= 0; commit--) {
      if (ancestry.info(commit).author().email().equals(email)) {
        found.add(touch(commit));
      }
    }
    return found;
  }

  @Override
  public List<Touch> touches(String sha, String path) {
    return knownTouches.computeIfAbsent(List.of(sha, path), key -> findTouches(sha, path));
  }

  private List<Touch> findTouches(String sha, String path) {
    Map<String, List<Change>> index = index();
    BitSet ancestors = ancestry.ancestors(ancestry.number(sha));
    if (ancestors.intersects(unreadable)) {
      throw new IllegalStateException("Trees of an ancestor are absent: " + sha);
    }
    BitSet touched = new BitSet();
    search(index, path, ancestors, touched, new HashSet<>());
    List<Touch> newestFirst = new ArrayList<>();
    for (int commit = ancestry.size() - 1; commit >= 0; commit--) {
      if (touched.get(commit)) {
        newestFirst.add(touch(commit));
      }
    }
    return newestFirst;
  }

  /**
   * Finds the commits among some that changed a file of a name, newest first. Where one of them
   * gave the file that name, its own ancestors are searched for the former name, and no longer for
   * this one.
   */
  private void search(
      Map<String, List<Change>> index,
      String name,
      BitSet among,
      BitSet touched,
      Set<List<Object>> renamesDone) {
    List<Change> oldestFirst = index.getOrDefault(name, List.of());
    for (int at = oldestFirst.size() - 1; at >= 0; at--) {
      Change change = oldestFirst.get(at);
      if (!among.get(change.commit)) {
        continue;
      }
      touched.set(change.commit);
      if (change.formerName != null) {
        BitSet earlier = ancestry.ancestors(change.commit);
        among.andNot(earlier);
        if (renamesDone.add(List.of(change.commit, change.formerName, name))) {
          search(index, change.formerName, earlier, touched, renamesDone);
        }
      }
    }
  }

  /** Returns all changes by the name of the file, oldest first; merges left out. */
  private Map<String, List<Change>> index() {
    Map<String, List<Change>> index = byName;
    if (index == null) {
      index = new HashMap<>();
      loadChanges();
      for (int commit = 0; commit < ancestry.size(); commit++) {
        if (!ancestry.info(commit).isMerge()) {
          add(commit, index);
        }
      }
      byName = index;
    }
    return index;
  }

  private void add(int commit, Map<String, List<Change>> index) {
    String sha = ancestry.info(commit).sha();
    if (!changes.isReadable(sha)) {
      unreadable.set(commit);
    }
    for (Name name : changes.of(sha)) {
      add(index, name.path(), new Change(commit, name.oldPath()));
      if (name.oldPath() != null) {
        add(index, name.oldPath(), new Change(commit, null));
      }
    }
  }

  private static void add(Map<String, List<Change>> index, String name, Change change) {
    index.computeIfAbsent(name, key -> new ArrayList<>()).add(change);
  }

  private void loadChanges() {
    changes.load(all().filter(info -> !info.isMerge()).map(CommitInfo::sha).toList());
  }

  @Override
  public Set<String> topDirectories(String sha) {
    if (ancestry.info(ancestry.number(sha)).isMerge()) {
      return Set.of();
    }
    index();
    if (!changes.isReadable(sha)) {
      throw new IllegalStateException("Trees are absent: " + sha);
    }
    return changes.topDirectories(sha);
  }

  private Touch touch(int commit) {
    CommitInfo info = ancestry.info(commit);
    return new Commit(commit, info.sha(), info.author().email(), info.committedAt());
  }

  private record Commit(int ordinal, String sha, String authorEmail, Instant committedAt)
      implements Touch {}
}
