package org.cienrich.io.git;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.cienrich.io.git.CommitPaths.ChangedPath;
import org.cienrich.io.git.CommitPaths.Changes;
import org.cienrich.io.git.CommitPaths.Quality;
import org.cienrich.io.store.Journal;

/**
 * Reads the touches of all commits of a graph: from the journal as far as it goes, for the rest by
 * several threads from the mirror. What is found wholly is added to the journal. The touches do not
 * depend on what the journal has, nor on the number of threads.
 */
final class FileTouchesReader {
  private final CommitGraph graph;
  private final IndexJournals journals;
  private final Supplier<CommitPaths> source;
  private final Queue<CommitPaths> idle = new ConcurrentLinkedQueue<>();
  private final Journal journal;
  private final FileTouchesBuilder touches;
  private PathSegment segment;
  private volatile boolean ended;

  private FileTouchesReader(
      CommitGraph graph, IndexJournals journals, Supplier<CommitPaths> source) {
    this.graph = graph;
    this.journals = journals;
    this.source = source;
    this.journal = journals.paths();
    this.touches = new FileTouchesBuilder(graph);
    this.segment = new PathSegment(touches.paths);
  }

  /**
   * @param source gives each thread an object of its own
   * @param threads how many read at a time
   */
  static FileTouches read(
      CommitGraph graph, IndexJournals journals, Supplier<CommitPaths> source, int threads) {
    FileTouchesReader reader = new FileTouchesReader(graph, journals, source);
    reader.readJournal();
    reader.readMirror(threads);
    return reader.touches.build();
  }

  private void readJournal() {
    journal.readInto(
        segment ->
            PathSegment.read(
                segment,
                touches.paths,
                (id, changes) -> {
                  int commit = graph.ordinalOf(id);
                  if (commit >= 0 && isKept(commit) && !touches.isAdded(commit)) {
                    touches.add(commit, changes);
                  }
                }));
  }

  /** Where a mirror is cut off, a commit seems to change all files. */
  private boolean isKept(int commit) {
    return !graph.isMerge(commit) && !graph.isCut(commit);
  }

  private void readMirror(int threads) {
    Deque<int[]> batches = missing();
    if (batches.isEmpty()) {
      return;
    }
    IndexProgress progress = new IndexProgress("changed paths of " + journals.repository());
    ExecutorService pool = Executors.newFixedThreadPool(threads, FileTouchesReader::daemon);
    Deque<Future<List<Changes>>> asked = new ArrayDeque<>();
    Deque<int[]> open = new ArrayDeque<>();
    try {
      while (!batches.isEmpty() || !open.isEmpty()) {
        while (!batches.isEmpty() && open.size() < 2 * threads) {
          int[] batch = batches.remove();
          open.add(batch);
          asked.add(pool.submit(() -> ask(batch)));
        }
        int[] batch = open.remove();
        add(batch, get(asked.remove()));
        progress.add(batch.length);
      }
    } finally {
      pool.shutdownNow();
      keep();
      ended = true;
      closeIdle();
    }
    progress.end();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "git-index");
    thread.setDaemon(true);
    return thread;
  }

  private Deque<int[]> missing() {
    Deque<int[]> batches = new ArrayDeque<>();
    IntList batch = new IntList();
    for (int commit = 0; commit < graph.size(); commit++) {
      if (!graph.isMerge(commit) && !touches.isAdded(commit)) {
        batch.add(commit);
      }
      if (batch.size() == CommitPaths.BATCH || (commit == graph.size() - 1 && batch.size() > 0)) {
        batches.add(batch.toArray());
        batch = new IntList();
      }
    }
    return batches;
  }

  private List<Changes> ask(int[] batch) {
    CommitPaths free = idle.poll();
    CommitPaths paths = free == null ? source.get() : free;
    try {
      return paths.of(batch);
    } finally {
      idle.add(paths);
      if (ended) {
        closeIdle();
      }
    }
  }

  private void closeIdle() {
    for (CommitPaths paths = idle.poll(); paths != null; paths = idle.poll()) {
      paths.close();
    }
  }

  private static <T> T get(Future<T> asked) {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading changed paths", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Changed paths cannot be read", e.getCause());
    }
  }

  private void add(int[] batch, List<Changes> found) {
    for (int index = 0; index < batch.length; index++) {
      int commit = batch[index];
      Changes changes = found.get(index);
      if (changes.quality() == Quality.UNREADABLE) {
        touches.addUnreadable(commit);
        continue;
      }
      int[] numbers = numbersOf(changes.paths());
      touches.add(commit, numbers);
      if (changes.quality() == Quality.WHOLE && isKept(commit)) {
        segment.add(graph.id(commit), numbers);
        if (segment.isFull()) {
          keep();
        }
      }
    }
  }

  private int[] numbersOf(List<ChangedPath> changes) {
    int[] numbers = new int[2 * changes.size()];
    int at = 0;
    for (ChangedPath change : changes) {
      String former = change.formerPath();
      numbers[at++] = touches.paths.add(change.path());
      numbers[at++] = former == null ? PathSegment.NOT_RENAMED : touches.paths.add(former);
    }
    return numbers;
  }

  private void keep() {
    if (!segment.isEmpty()) {
      journal.keep(segment.toByteArray());
      segment = new PathSegment(touches.paths);
    }
  }
}
