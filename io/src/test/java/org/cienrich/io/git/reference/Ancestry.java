package org.cienrich.io.git.reference;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.cienrich.features.facts.CommitInfo;
import org.cienrich.features.facts.Person;
import org.cienrich.io.git.reference.Git.GitFailedException;

/**
 * A commit and all its ancestors, oldest first: of the commits whose parents have all come, the one
 * with the earliest committer date comes next, then the one with the smallest id.
 */
final class Ancestry {
  private static final String FORMAT =
      "--format=%H%x00%P%x00%aN%x00%aE%x00%at%x00%cN%x00%cE%x00%ct";

  private final List<Commit> commits;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<int[]> parents = new ArrayList<>();
  private final Map<Integer, BitSet> knownAncestors = new HashMap<>();

  /** What a commit says of itself, and the ids of its parents. */
  record Commit(CommitInfo info, List<String> parents) {}

  private Ancestry(List<Commit> commits) {
    this.commits = commits;
    for (int number = 0; number < commits.size(); number++) {
      numbers.put(commits.get(number).info.sha(), number);
    }
    for (Commit commit : commits) {
      parents.add(commit.parents.stream().mapToInt(this::number).toArray());
    }
  }

  /**
   * Reads the history of a commit.
   *
   * @param mailmapOf the branch whose {@code .mailmap} holds
   * @throws GitFailedException if an ancestor is absent
   */
  static Ancestry of(Git git, String mailmapOf, String sha) throws GitFailedException {
    return new Ancestry(inOrder(read(log(git, mailmapOf, sha))));
  }

  /** Reads what one commit says of itself. */
  static CommitInfo info(Git git, String mailmapOf, String sha) throws GitFailedException {
    return read(log(git, mailmapOf, "--no-walk", sha)).get(0).info;
  }

  private static String log(Git git, String mailmapOf, String... which) throws GitFailedException {
    List<String> command = new ArrayList<>();
    command.add("-c");
    command.add("mailmap.blob=refs/heads/" + mailmapOf + ":.mailmap");
    command.addAll(List.of("log", "--no-show-signature", FORMAT));
    command.addAll(List.of(which));
    return git.ask(command.toArray(String[]::new));
  }

  private static List<Commit> read(String log) {
    return GitText.lines(log).stream().map(Ancestry::readOne).toList();
  }

  private static Commit readOne(String line) {
    String[] fields = line.split("\0", -1);
    List<String> parents = fields[1].isEmpty() ? List.of() : List.of(fields[1].split(" ", -1));
    CommitInfo info =
        new CommitInfo(
            fields[0],
            person(fields[2], fields[3]),
            person(fields[5], fields[6]),
            seconds(fields[4]),
            seconds(fields[7]),
            parents.size());
    return new Commit(info, parents);
  }

  private static Person person(String name, String email) {
    return new Person(GitText.name(name), GitText.name(email).toLowerCase(Locale.ROOT));
  }

  private static Instant seconds(String text) {
    return text.isEmpty() ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(text));
  }

  private static List<Commit> inOrder(List<Commit> commits) {
    Map<String, List<Commit>> children = new HashMap<>();
    Map<String, Integer> parentsToCome = new HashMap<>();
    PriorityQueue<Commit> next =
        new PriorityQueue<>(
            Comparator.comparing((Commit commit) -> commit.info.committedAt())
                .thenComparing(commit -> commit.info.sha()));
    for (Commit commit : commits) {
      parentsToCome.put(commit.info.sha(), commit.parents.size());
      for (String parent : commit.parents) {
        children.computeIfAbsent(parent, key -> new ArrayList<>()).add(commit);
      }
      if (commit.parents.isEmpty()) {
        next.add(commit);
      }
    }
    List<Commit> ordered = new ArrayList<>();
    for (Commit commit = next.poll(); commit != null; commit = next.poll()) {
      ordered.add(commit);
      for (Commit child : children.getOrDefault(commit.info.sha(), List.of())) {
        if (parentsToCome.merge(child.info.sha(), -1, Integer::sum) == 0) {
          next.add(child);
        }
      }
    }
    return ordered;
  }

  int size() {
    return commits.size();
  }

  CommitInfo info(int number) {
    return commits.get(number).info;
  }

  /**
   * @throws IllegalArgumentException if it is none of these commits
   */
  int number(String sha) {
    Integer number = numbers.get(sha);
    if (number == null) {
      throw new IllegalArgumentException("Not the built commit or an ancestor: " + sha);
    }
    return number;
  }

  /** Returns the ancestors of one of the commits, itself left out; a set of the caller's own. */
  BitSet ancestors(int number) {
    BitSet known = knownAncestors.computeIfAbsent(number, this::findAncestors);
    return (BitSet) known.clone();
  }

  private BitSet findAncestors(int number) {
    BitSet ancestors = new BitSet();
    Deque<Integer> toVisit = new ArrayDeque<>();
    toVisit.add(number);
    while (!toVisit.isEmpty()) {
      for (int parent : parents.get(toVisit.remove())) {
        if (!ancestors.get(parent)) {
          ancestors.set(parent);
          toVisit.add(parent);
        }
      }
    }
    return ancestors;
  }
}
