package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.RepositoryView;
import org.cienrich.features.ports.Worktree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MirrorWorktreesTest {
  private static final String ABSENT = "0123456789012345678901234567890123456789";

  @TempDir Path directory;
  private GitFixture git;
  private String first;
  private String tip;

  @BeforeEach
  void fill() {
    git = GitFixture.in(directory.resolve("name"));
    first = git.commit().file("a.txt", "a\n").onMain();
    tip = git.commit(first).file("a.txt", "b\n").onMain();
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void filesOutliveTheViewAndAreSharedByViews() throws Exception {
    RepositoryView view = open(repositories());
    Worktree files = view.worktree(tip);
    view.close();
    try (RepositoryView other = open(repositories());
        Worktree same = other.worktree(tip);
        Worktree earlier = other.worktree(first)) {
      assertThat(same.folder()).isEqualTo(files.folder()).startsWith(directory.resolve("cache"));
      assertThat(earlier.folder().resolve("a.txt")).hasContent("a\n");
    }
    assertThat(files.folder().resolve("a.txt")).hasContent("b\n");
    files.close();
    assertThat(files.folder()).doesNotExist();
  }

  @Test
  void ofACommitThatTheMirrorLacksThereAreNoFiles() throws Exception {
    try (RepositoryView view = open(repositories())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> view.worktree(ABSENT).close())
          .withMessageContaining(ABSENT);
    }
  }

  @Test
  void ofATreeWhoseContentIsLostThereAreNoFiles() throws Exception {
    git.loseBlob("a\n");
    try (RepositoryView view = open(repositories());
        Worktree there = view.worktree(tip)) {
      assertThatThrownBy(() -> view.worktree(first).close())
          .isInstanceOfSatisfying(
              RepositoryUnavailableException.class,
              e -> assertThat(e.reason()).isEqualTo(MissingReason.UNAVAILABLE))
          .hasMessageContaining("Missing");
      try (var trees = Files.list(there.folder().getParent())) {
        assertThat(trees).containsExactly(there.folder());
      }
    }
  }

  @Test
  void anotherTreeWaitsUntilThereIsRoom() throws Exception {
    MirrorRepositories one = repositories().withMaxWorktrees(1);
    try (RepositoryView view = open(one)) {
      Worktree held = view.worktree(tip);
      CompletableFuture<Boolean> waited = new CompletableFuture<>();
      Thread second =
          new Thread(
              () -> {
                try (RepositoryView other = open(one);
                    Worktree files = other.worktree(first)) {
                  waited.complete(Files.notExists(held.folder()) && Files.exists(files.folder()));
                } catch (RepositoryUnavailableException | RuntimeException e) {
                  waited.completeExceptionally(e);
                }
              });
      second.start();
      while (!isWaitingForRoom(second)) {
        assertThat(waited).isNotDone();
        Thread.onSpinWait();
      }
      held.close();
      assertThat(waited.get(30, TimeUnit.SECONDS)).isTrue();
      second.join();
    }
  }

  @Test
  void whoIsInterruptedIsCancelledAndLeavesNothing() throws Exception {
    try (RepositoryView view = open(repositories().withMaxWorktrees(1))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> view.worktree(tip).close())
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
      try (Worktree files = view.worktree(first);
          var trees = Files.list(files.folder().getParent())) {
        assertThat(trees).containsExactly(files.folder());
      }
    }
  }

  @Test
  void atLeastOneTreeMustBeAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> repositories().withMaxWorktrees(0))
        .withMessageContaining("0");
  }

  private static boolean isWaitingForRoom(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getMethodName().equals("claim"));
  }

  private MirrorRepositories repositories() {
    return MirrorRepositories.of(directory.resolve("cache"), "file://" + directory + "/{name}");
  }

  private RepositoryView open(MirrorRepositories repositories)
      throws RepositoryUnavailableException {
    return repositories.open(
        new RepositoryInfo("1", "owner/name", "main", false, null), Set.of(first, tip), Set.of());
  }
}
