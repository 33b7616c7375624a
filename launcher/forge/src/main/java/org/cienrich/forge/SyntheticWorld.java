package org.cienrich.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cienrich.forge.sample.Chapter;
import org.cienrich.forge.sample.SyntheticRepository;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;

/**
 * A world of any size for counting calls: public repositories of equal runs, with jobs, logs and
 * pull requests, and no git data. The same arguments give the same world.
 *
 * @param wanted ids of the runs the CSV asks for, by the full name of their repository
 */
public record SyntheticWorld(World world, Map<String, List<Long>> wanted) {

  /** A URL template that leads nowhere. */
  static final String NO_GIT = "file:///nonexistent/{owner}/{name}.git";

  /**
   * Makes a world.
   *
   * @param wantedShare the share of the runs of each repository that the CSV asks for, spread
   *     evenly, above 0 and at most 1
   */
  public static SyntheticWorld builds(
      int repositories, int runsPerRepository, double wantedShare, int jobsPerRun) {
    if (repositories < 1 || runsPerRepository < 1 || jobsPerRun < 1) {
      throw new IllegalArgumentException("A synthetic world has repositories, runs and jobs");
    }
    if (!(wantedShare > 0 && wantedShare <= 1)) {
      throw new IllegalArgumentException("wantedShare must be above 0 and at most 1");
    }
    List<Repository> told = new ArrayList<>();
    List<WorkflowRun> runs = new ArrayList<>();
    List<Job> jobs = new ArrayList<>();
    List<GitHubData> github = new ArrayList<>();
    Map<String, List<Long>> wanted = new LinkedHashMap<>();
    for (int number = 1; number <= repositories; number++) {
      Chapter chapter = SyntheticRepository.tell(number, runsPerRepository, jobsPerRun);
      told.add(chapter.repository());
      runs.addAll(chapter.runs());
      jobs.addAll(chapter.jobs());
      github.add(chapter.github());
      wanted.put(chapter.repository().fullName(), chosen(chapter.runs(), wantedShare));
    }
    World world = new World(told, runs, jobs, List.of(), GitHubData.of(github));
    return new SyntheticWorld(world, wanted);
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

  /** Prepares to serve this world, whose git URLs lead nowhere. */
  public Forge.Builder serve() {
    return Forge.of(world, NO_GIT);
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
