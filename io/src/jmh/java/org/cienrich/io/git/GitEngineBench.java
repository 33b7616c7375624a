package org.cienrich.io.git;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cienrich.features.Feature;
import org.cienrich.features.facts.BuildWork;
import org.cienrich.features.facts.FileChange;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.git.DiffFeatures;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.io.git.diff.TreeDiffs;
import org.cienrich.io.git.object.GitObjects;
import org.cienrich.io.git.reference.GitFeatures;
import org.cienrich.io.git.reference.SampleBuild;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Whole-process runs of the git engine, for {@code io/src/jmh/git-engine}. Commits come from
 * standard input, newest first, as {@code git log --format='%H %ct %P'} tells them.
 *
 * <ul>
 *   <li>{@code diffs MIRROR THREADS}: what each commit changes against its first parent.
 *   <li>{@code features MIRROR CACHE THREADS}: all features that need git, of one build per commit,
 *       in units of 500 builds; its cache is made or used again.
 *   <li>{@code churn MIRROR CACHE THREADS}: of these only lines and files changed.
 * </ul>
 *
 * <p>Prints the seconds that the work took without the start of the JVM, those of the last of
 * {@code -Drepeats} further times in the same JVM, and what was counted.
 */
public final class GitEngineBench {
  private static final int REPEATS = Integer.getInteger("repeats", 0);

  private static final List<Feature<?>> CHURN =
      List.of(
          DiffFeatures.GIT_DIFF_SRC_CHURN,
          DiffFeatures.GIT_DIFF_TEST_CHURN,
          DiffFeatures.GH_DIFF_FILES_ADDED,
          DiffFeatures.GH_DIFF_FILES_DELETED,
          DiffFeatures.GH_DIFF_FILES_MODIFIED);

  private GitEngineBench() {}

  private record Commit(String sha, Instant committedAt, @Nullable String parent) {
    static Commit of(String line) {
      String[] fields = line.split(" ");
      return new Commit(
          fields[0],
          Instant.ofEpochSecond(Long.parseLong(fields[1])),
          fields.length > 2 ? fields[2] : null);
    }
  }

  public static void main(String[] args) throws Exception {
    List<Commit> commits =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))
            .lines()
            .map(Commit::of)
            .toList();
    int threads = Integer.parseInt(args[args.length - 1]);
    Path mirror = Path.of(args[1]).toRealPath();
    List<Path> caches = args[0].equals("diffs") ? List.of() : copies(Path.of(args[2]));
    long start = System.nanoTime();
    long sum = run(args, mirror, commits, threads);
    double first = secondsSince(start);
    double warm = first;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      if (!caches.isEmpty()) {
        args[2] = caches.get(repeat).toString();
      }
      start = System.nanoTime();
      sum = run(args, mirror, commits, threads);
      warm = secondsSince(start);
    }
    System.out.println(first + " " + warm + " " + sum);
  }

  private static double secondsSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
  }

  private static long run(String[] args, Path mirror, List<Commit> commits, int threads)
      throws Exception {
    return args[0].equals("diffs")
        ? diffs(mirror, commits, threads)
        : features(args[0], mirror, Path.of(args[2]), commits, threads);
  }

  /** Copies a cache for each repetition, since what one has found out the next would know. */
  private static List<Path> copies(Path cache) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      Path copy = Files.createTempDirectory(cache.toAbsolutePath().getParent(), "copy");
      try (Stream<Path> files = Files.walk(cache)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = copy.resolve(cache.relativize(file));
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
      copies.add(copy);
    }
    return copies;
  }

  private static long diffs(Path mirror, List<Commit> commits, int threads) throws Exception {
    int share = (commits.size() + threads - 1) / threads;
    return inParallel(split(commits, share), threads, chunk -> diffs(mirror, chunk));
  }

  private static long diffs(Path mirror, List<Commit> commits) throws IOException {
    long lines = 0;
    try (Repository repository =
            new FileRepositoryBuilder().setGitDir(mirror.toFile()).setBare().build();
        GitObjects objects = GitObjects.of(repository);
        RevWalk walk = new RevWalk(repository)) {
      TreeDiffs diffs = new TreeDiffs(objects);
      for (Commit commit : commits) {
        ObjectId before = commit.parent == null ? null : tree(walk, commit.parent);
        for (FileChange file : diffs.changes(before, tree(walk, commit.sha))) {
          lines += file.lines().toOptional().map(found -> found.churn()).orElse(0L);
        }
      }
    }
    return lines;
  }

  private static ObjectId tree(RevWalk walk, String sha) throws IOException {
    return walk.parseCommit(ObjectId.fromString(sha)).getTree();
  }

  private static long features(
      String which, Path mirror, Path cache, List<Commit> commits, int threads)
      throws Exception {
    Path link = cache.resolve("mirrors").resolve(SampleBuild.REPOSITORY.key() + ".git");
    if (Files.notExists(link)) {
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, mirror);
    }
    List<Feature<?>> wanted = which.equals("churn") ? CHURN : GitFeatures.FEATURES;
    List<Commit> oldestFirst = new ArrayList<>(commits);
    Collections.reverse(oldestFirst);
    return inParallel(
        split(oldestFirst, WorkUnit.MAX_BUILDS), threads, unit -> features(cache, wanted, unit));
  }

  private static long features(Path cache, List<Feature<?>> features, List<Commit> commits) throws Exception {
    MirrorRepositories repositories = MirrorRepositories.of(cache, "file:///{repo}").offline();
    Set<String> wanted = new HashSet<>();
    commits.forEach(commit -> wanted.add(commit.sha));
    long values = 0;
    try (RepositoryView view =
        repositories.open(SampleBuild.repository("main"), wanted, Set.of())) {
      for (Commit commit : commits) {
        BuildWork build = SampleBuild.of(commit.sha, commit.committedAt, commit.parent);
        values += GitFeatures.of(features, build, SampleBuild.REPOSITORY, view::find).size();
      }
    }
    return values;
  }

  private static List<List<Commit>> split(List<Commit> all, int size) {
    List<List<Commit>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return parts;
  }

  private interface Work {
    long of(List<Commit> commits) throws Exception;
  }

  private static long inParallel(List<List<Commit>> parts, int threads, Work work)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Long>> tasks = new ArrayList<>();
      parts.forEach(part -> tasks.add(() -> work.of(part)));
      long sum = 0;
      for (Future<Long> part : pool.invokeAll(tasks)) {
        sum += part.get();
      }
      return sum;
    } finally {
      pool.shutdownNow();
    }
  }
}
