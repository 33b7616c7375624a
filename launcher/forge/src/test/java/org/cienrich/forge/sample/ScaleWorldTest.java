package org.cienrich.forge.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.RepositoryCommit;
import org.cienrich.forge.world.WorkflowRun;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleWorldTest {
  private static final int RUNS = 600;

  @TempDir Path folder;

  @Test
  void sizesFollowAPowerLawBesideTheHotRepository() {
    int[] sizes = new ScaleWorld(1000, 1_000_000, 200_000, 1).sizes();

    assertThat(sizes).hasSize(1000).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(Arrays.stream(sizes).sum()).isEqualTo(1_000_000);
    assertThat(sizes[0]).isEqualTo(200_000);
    assertThat(sizes[1] / (double) sizes[100]).isBetween(60.0, 66.0); // 100^0.9 = 63
    assertThat(sizes[999]).isPositive();
  }

  @Test
  void aWorldWithoutHotRepositoryHasAllItsBuilds() {
    assertThat(Arrays.stream(new ScaleWorld(7, 100, 0, 1).sizes()).sum()).isEqualTo(100);
  }

  @Test
  void worldsThatCannotBeAreRefused() {
    for (String text : List.of("1,2", "0,0,0,1", "3,2,0,1", "1,5,4,1", "2,5,5,1", "a,b,c,d")) {
      assertThatThrownBy(() -> ScaleWorld.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theSameNumbersGiveTheSameRepository() throws IOException {
    Chapter once = tell("once", 1);
    Chapter again = tell("again", 1);
    Chapter other = tell("other", 2);

    assertThat(again).isEqualTo(once);
    assertThat(refs("again")).isEqualTo(refs("once"));
    assertThat(other.runs()).isNotEqualTo(once.runs());
  }

  @Test
  void gitHasWhatIsTold() throws IOException {
    Chapter chapter = tell("git", 1);

    try (Repository repository = open("git");
        ObjectWalk walk = new ObjectWalk(repository)) {
      for (RepositoryCommit told : chapter.github().commits()) {
        RevCommit commit = walk.parseCommit(ObjectId.fromString(told.sha()));
        assertThat(commit.getTree().name()).isEqualTo(told.treeId());
        assertThat(Arrays.stream(commit.getParents()).map(RevCommit::name).toList())
            .isEqualTo(told.parents());
      }
      for (ObjectId tip : refs("git").values()) {
        walk.markStart(walk.parseCommit(tip));
      }
      Set<String> reached = new HashSet<>();
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        reached.add(commit.name());
      }
      assertThat(reached)
          .containsAll(chapter.runs().stream().map(run -> run.head().sha()).toList());
      walk.checkConnectivity();
    }
  }

  @Test
  void historiesLookReal() throws IOException {
    Chapter chapter = tell("real", 1);
    List<WorkflowRun> runs = chapter.runs();
    List<RepositoryCommit> commits = chapter.github().commits();
    List<PullRequest> pulls = chapter.github().pullRequests();

    assertThat(runs.stream().filter(run -> run.attempt() == 1)).hasSize(RUNS);
    assertThat(runs).anyMatch(run -> run.attempt() == 2);
    assertThat(runs.stream().collect(Collectors.groupingBy(run -> run.head().sha())).values())
        .anyMatch(ofCommit -> ofCommit.size() == 1)
        .anyMatch(ofCommit -> ofCommit.size() > 2);
    assertThat(commits).anyMatch(commit -> commit.parents().size() == 2);
    assertThat(commits.stream().map(commit -> commit.author().email()).distinct()).hasSize(7);
    assertThat(pulls)
        .anyMatch(pull -> pull.merge() != null)
        .anyMatch(pull -> pull.closedAt() != null && pull.merge() == null)
        .anyMatch(pull -> pull.commits().size() > 2);
    assertThat(chapter.jobs()).extracting(Job::conclusion).contains("success", "failure");
    assertThat(shareOfFailuresAfter(runs, "failure"))
        .isGreaterThan(2 * shareOfFailuresAfter(runs, "success"));
  }

  private static double shareOfFailuresAfter(List<WorkflowRun> runs, String conclusion) {
    List<String> main =
        runs.stream()
            .filter(run -> "main".equals(run.head().branch()) && run.attempt() == 1)
            .map(run -> run.outcome().conclusion())
            .toList();
    int all = 0;
    int failures = 0;
    for (int i = 1; i < main.size(); i++) {
      if (conclusion.equals(main.get(i - 1))) {
        all++;
        failures += "failure".equals(main.get(i)) ? 1 : 0;
      }
    }
    return failures / (double) all;
  }

  private Chapter tell(String root, long seed) throws IOException {
    return new ScaleWorld(1, RUNS, 0, seed).tell(0, RUNS, folder.resolve(root));
  }

  private Repository open(String root) throws IOException {
    Path directory = Chapter.gitDirectory(folder.resolve(root), ScaleRepository.nameOf(0));
    return new FileRepositoryBuilder().setGitDir(directory.toFile()).setMustExist(true).build();
  }

  private Map<String, ObjectId> refs(String root) throws IOException {
    Map<String, ObjectId> refs = new TreeMap<>();
    try (Repository repository = open(root)) {
      repository
          .getRefDatabase()
          .getRefs()
          .forEach(ref -> refs.put(ref.getName(), ref.getObjectId()));
    }
    return refs;
  }
}
