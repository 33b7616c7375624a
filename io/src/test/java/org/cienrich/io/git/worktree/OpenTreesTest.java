package org.cienrich.io.git.worktree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.cienrich.io.git.worktree.OpenTrees.Claim;
import org.cienrich.io.git.worktree.OpenTrees.WrittenTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenTreesTest {
  private static final WrittenTree WRITTEN = new WrittenTree(Path.of("x"), List.of());

  private final OpenTrees trees = new OpenTrees();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void stop() {
    threads.forEach(Thread::interrupt);
  }

  @Test
  void anotherTreeWaitsUntilThereIsRoom() throws Exception {
    Claim first = trees.claim("a", 1);
    Waiter second = new Waiter("b", 1);
    trees.ready(first.tree(), WRITTEN);
    assertThat(trees.release(first.tree())).isTrue();
    second.waits();

    trees.removed(first.tree());

    assertThat(second.get().written()).isNull();
  }

  @Test
  void whoAskedFirstIsServedFirst() throws Exception {
    Claim first = trees.claim("a", 1);
    Waiter second = new Waiter("b", 1);
    Waiter third = new Waiter("c", 1);
    Waiter again = new Waiter("b", 1);

    trees.removed(first.tree());
    Claim claimed = second.get();
    third.waits();
    again.waits();

    trees.ready(claimed.tree(), WRITTEN);
    assertThat(again.get().written()).isEqualTo(WRITTEN);
    assertThat(trees.release(claimed.tree())).isFalse();
    assertThat(trees.release(claimed.tree())).isTrue();
    trees.removed(claimed.tree());
    assertThat(third.get().written()).isNull();
  }

  @Test
  void whoWaitsForATreeThatIsBeingWrittenHoldsNobodyUp() throws Exception {
    trees.claim("a", 2);
    Waiter same = new Waiter("a", 2);
    assertThat(trees.claim("b", 2).written()).isNull();
    same.waits();
  }

  @Test
  void aTreeThatCouldNotBeWrittenIsTheNextOnesTurn() throws Exception {
    Claim failing = trees.claim("a", 1);
    Waiter second = new Waiter("a", 1);

    trees.removed(failing.tree());

    Claim claimed = second.get();
    assertThat(claimed.written()).isNull();
    assertThat(claimed.tree()).isNotSameAs(failing.tree());
  }

  @Test
  void whoIsInterruptedLeavesTheQueue() throws Exception {
    Claim first = trees.claim("a", 1);
    Waiter second = new Waiter("b", 1);
    Waiter third = new Waiter("c", 1);

    second.thread.interrupt();
    assertThatThrownBy(second::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    trees.removed(first.tree());

    assertThat(third.get().written()).isNull();
  }

  /** A thread that has asked for a tree and did not get it at once. */
  private final class Waiter {
    private final CompletableFuture<Claim> claim = new CompletableFuture<>();
    private final Thread thread;

    Waiter(String id, int maxTrees) {
      thread =
          new Thread(
              () -> {
                try {
                  claim.complete(trees.claim(id, maxTrees));
                } catch (InterruptedException e) {
                  claim.completeExceptionally(e);
                }
              });
      threads.add(thread);
      thread.start();
      waits();
    }

    /** Fails if it gets the tree instead. */
    void waits() {
      while (thread.getState() != Thread.State.WAITING) {
        assertThat(claim).isNotDone();
        Thread.onSpinWait();
      }
    }

    Claim get() throws Exception {
      return claim.get(30, TimeUnit.SECONDS);
    }
  }
}
