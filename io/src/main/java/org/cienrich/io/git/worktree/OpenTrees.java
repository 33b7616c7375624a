package org.cienrich.io.git.worktree;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who uses which trees: how many users each has, and whose turn it is while there are as many as
 * there may be. Thread-safe.
 */
final class OpenTrees {
  private final Map<String, OpenTree> open = new HashMap<>();
  private final Deque<Ticket> waiting = new ArrayDeque<>();

  /** A tree that takes room: it is being written, is in use, or is being removed. */
  static final class OpenTree {
    private final String id;
    private @Nullable WrittenTree written;
    private int users = 1;

    OpenTree(String id) {
      this.id = id;
    }
  }

  /**
   * The files of a tree.
   *
   * @param absent what of the tree is not there
   */
  record WrittenTree(Path folder, List<String> absent) {}

  /**
   * A right to use a tree.
   *
   * @param written the files; null if the holder has to write them, and then to call {@link #ready}
   *     or {@link #removed}
   */
  record Claim(OpenTree tree, @Nullable WrittenTree written) {}

  /** A place in the queue; each is like no other. */
  private static final class Ticket {
    private final String tree;

    Ticket(String tree) {
      this.tree = tree;
    }
  }

  /** Waits until a tree is ready or may be written, in the order of the calls. */
  synchronized Claim claim(String id, int maxTrees) throws InterruptedException {
    Ticket ticket = new Ticket(id);
    waiting.addLast(ticket);
    try {
      while (true) {
        OpenTree known = open.get(id);
        if (known != null && known.written != null) {
          known.users++;
          return new Claim(known, known.written);
        }
        if (known == null && open.size() < maxTrees && isFirst(ticket)) {
          OpenTree begun = new OpenTree(id);
          open.put(id, begun);
          return new Claim(begun, null);
        }
        wait();
      }
    } finally {
      waiting.remove(ticket);
      notifyAll();
    }
  }

  /** Those who wait for a tree that is there already take no room, and hold nobody up. */
  private boolean isFirst(Ticket ticket) {
    for (Ticket earlier : waiting) {
      if (earlier.equals(ticket)) {
        return true;
      }
      if (!open.containsKey(earlier.tree)) {
        return false;
      }
    }
    return false;
  }

  synchronized void ready(OpenTree tree, WrittenTree written) {
    tree.written = written;
    notifyAll();
  }

  /**
   * Ends a use.
   *
   * @return whether it was the last one: the caller has to remove the files, and then to call
   *     {@link #removed}
   */
  synchronized boolean release(OpenTree tree) {
    if (--tree.users > 0) {
      return false;
    }
    tree.written = null;
    return true;
  }

  /** Gives the room of a tree to others. */
  synchronized void removed(OpenTree tree) {
    open.remove(tree.id, tree);
    notifyAll();
  }
}
