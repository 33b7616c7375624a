package org.cienrich.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.forge.git.GitRoots;
import org.cienrich.forge.sample.Chapter;
import org.cienrich.forge.sample.SyntheticRepository;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/**
 * A world of any size for counting calls: public repositories of equal runs, with jobs, logs and
 * pull requests. Their commits are in git only where {@link #builds(int, int, double, int, Path)}
 * wrote them. The same arguments give the same world, with git data or without.
 *
 * @param wanted ids of the runs the CSV asks for, by the full name of their repository
 * @param gitRoot where the git data are, or null without any
 */
public record SyntheticWorld(World world, Map<String, List<Long>> wanted, @Nullable Path gitRoot) {

  /** A URL template that leads nowhere. */
  static final String NO_GIT = "file:///nonexistent/{owner}/{name}.git";

  @FunctionalInterface
  private interface Teller<E extends Exception> {
    Chapter tell(int number) throws E;
  }

  /**
   * Makes a world without git data.
   *
   * @param wantedShare the share of the runs of each repository that the CSV asks for, spread
   *     evenly, above 0 and at most 1
   */
  public static SyntheticWorld builds(
      int repositories, int runsPerRepository, double wantedShare, int jobsPerRun) {
    check(repositories, runsPerRepository, wantedShare, jobsPerRun);
    return SyntheticWorld.<RuntimeException>made(
        repositories,
        wantedShare,
        null,
        number -> SyntheticRepository.tell(number, runsPerRepository, jobsPerRun));
  }

  /**
   * The same world with one small bare repository each, {@code {owner}/{name}.git}, of a commit per
   * run. Those that are there already are taken as they are.
   *
   * @throws IOException when they cannot be written, or are those of another synthetic world
   */
  public static SyntheticWorld builds(
      int repositories, int runsPerRepository, double wantedShare, int jobsPerRun, Path gitRoot)
      throws IOException {
    check(repositories, runsPerRepository, wantedShare, jobsPerRun);
    return SyntheticWorld.<IOException>made(
        repositories,
        wantedShare,
        gitRoot,
        number -> SyntheticRepository.tell(number, runsPerRepository, jobsPerRun, gitRoot));
  }

  private static void check(
      int repositories, int runsPerRepository, double wantedShare, int jobsPerRun) {
    if (repositories < 1 || runsPerRepository < 1 || jobsPerRun < 1) {
      throw new IllegalArgumentException("A synthetic world has repositories, runs and jobs");
    }
    if (!(wantedShare > 0 && wantedShare <= 1)) {
      throw new IllegalArgumentException("wantedShare must be above 0 and at most 1");
    }
  }

  private static <E extends Exception> SyntheticWorld made(
      int repositories, double wantedShare, @Nullable Path gitRoot, Teller<E> teller) throws E {
    List<Repository> told = new ArrayList<>();
    List<WorkflowRun> runs = new ArrayList<>();
    List<Job> jobs = new ArrayList<>();
    List<GitHubData> github = new ArrayList<>();
    Map<String, List<Long>> wanted = new LinkedHashMap<>();
    for (int number = 1; number <= repositories; number++) {
      Chapter chapter = teller.tell(number);
      told.add(chapter.repository());
      runs.addAll(chapter.runs());
      jobs.addAll(chapter.jobs());
      github.add(chapter.github());
      wanted.put(chapter.repository().fullName(), chosen(chapter.runs(), wantedShare));
    }
    World world = new World(told, runs, jobs, List.of(), GitHubData.of(github));
    return new SyntheticWorld(world, wanted, gitRoot);
  }

  /** The CSV that asks for the wanted runs. */
  public String buildsCsv() {
    StringBuilder csv = new StringBuilder("repo,build_id\n");
    wanted.forEach((name, ids) -> ids.forEach(id -> csv.append(name + "," + id + "\n")));
    return csv.toString();
  }

  /** Writes the CSV that asks for the wanted runs. */
  public void writeBuildsCsv(Path file) throws IOException {
    Files.writeString(file, buildsCsv());
  }

  /** The file URLs of the git repositories, with {@code {owner}} and {@code {name}}. */
  public String gitUrlTemplate() {
    return gitRoot == null ? NO_GIT : GitRoots.urlTemplate(gitRoot);
  }

  /** Prepares to serve this world; without git data its git URLs lead nowhere. */
  public Forge.Builder serve() {
    Forge.Builder forge = Forge.of(world, gitUrlTemplate());
    return gitRoot == null ? forge : forge.gitRoot(gitRoot);
  }

  private static List<Long> chosen(List<WorkflowRun> runs, double share) {
    List<Long> chosen = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      if (Math.floor((i + 1) * share + 1e-9) > Math.floor(i * share + 1e-9)) {
        chosen.add(runs.get(i).id());
      }
    }
    return chosen;
  }
}
