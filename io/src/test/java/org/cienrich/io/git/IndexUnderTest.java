package org.cienrich.io.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cienrich.features.facts.CommitHistory.Touch;
import org.cienrich.io.store.Store;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The index of a fixture, read anew with some store, and all that it says, as text. */
final class IndexUnderTest {
  private final CommitGraph graph;
  private final FileTouches touches;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private IndexUnderTest(GitFixture git, Store store, int threads) throws IOException {
    IndexJournals journals = new IndexJournals(store, "owner/name");
    try (Repository mirror =
        new FileRepositoryBuilder().setGitDir(git.directory().toFile()).setBare().build()) {
      List<ObjectId> tips = new ArrayList<>();
      mirror.getRefDatabase().getRefs().forEach(ref -> tips.add(ref.getObjectId()));
      graph = CommitGraphBuilder.build(mirror, tips, Mailmap.EMPTY, journals);
    }
    touches =
        FileTouchesReader.read(
            graph, journals, () -> new Listening(TreePaths.open(graph, git.directory())), threads);
  }

  static IndexUnderTest of(GitFixture git, Store store) throws IOException {
    return new IndexUnderTest(git, store, 2);
  }

  static IndexUnderTest of(GitFixture git, Store store, int threads) throws IOException {
    return new IndexUnderTest(git, store, threads);
  }

  CommitGraph graph() {
    return graph;
  }

  /** Returns the commits whose paths were read from git. */
  List<String> asked() {
    return asked;
  }

  List<String> shas() {
    List<String> shas = new ArrayList<>();
    for (int commit = 0; commit < graph.size(); commit++) {
      shas.add(graph.sha(commit));
    }
    return shas;
  }

  /** Returns one text for each commit, with the touches of some files before it. */
  List<String> facts(Set<String> paths) {
    List<String> facts = new ArrayList<>();
    for (int commit = 0; commit < graph.size(); commit++) {
      GraphHistory history = new GraphHistory(graph, () -> touches, commit);
      StringBuilder text = new StringBuilder();
      text.append(history.head()).append(graph.parents(commit)).append(graph.tree(commit));
      text.append(graph.isIncomplete(commit)).append(graph.isCut(commit));
      text.append(history.commitCount()).append(history.earliestCommitAt());
      text.append(ordinals(history.commitsBy(history.head().author().email())));
      String sha = graph.sha(commit);
      try {
        text.append(new TreeSet<>(history.topDirectories(sha)));
        for (String path : paths) {
          text.append(path).append(ordinals(history.touches(sha, path)));
        }
      } catch (IllegalStateException missing) {
        text.append("unreadable");
      }
      facts.add(text.toString());
    }
    return facts;
  }

  private static List<Integer> ordinals(List<Touch> touches) {
    return touches.stream().map(Touch::ordinal).toList();
  }

  /** Notes what it is asked. */
  private final class Listening implements CommitPaths {
    private final CommitPaths paths;

    Listening(CommitPaths paths) {
      this.paths = paths;
    }

    @Override
    public List<Changes> of(int[] commits) {
      for (int commit : commits) {
        asked.add(graph.sha(commit));
      }
      return paths.of(commits);
    }

    @Override
    public void close() {
      paths.close();
    }
  }
}
