package org.cienrich.forge.world;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a forge serves besides git data. Immutable.
 *
 * @param runs one entry per attempt
 * @param github what GitHub knows besides; null in a file counts as nothing
 * @param circleCiPipelines the pipelines of CircleCI; null in a file counts as none
 * @param travisBuilds the builds of Travis CI; null in a file counts as none
 */
public record World(
    List<Repository> repositories,
    List<WorkflowRun> runs,
    List<Job> jobs,
    List<Token> tokens,
    GitHubData github,
    List<CircleCiPipeline> circleCiPipelines,
    List<TravisBuild> travisBuilds) {

  /** The name of the file a world is kept in. */
  public static final String FILE = "world.json";

  public World {
    repositories = List.copyOf(repositories);
    runs = List.copyOf(runs);
    jobs = List.copyOf(jobs);
    tokens = List.copyOf(tokens);
    github = Objects.requireNonNullElse(github, GitHubData.NONE);
    circleCiPipelines = List.copyOf(Objects.requireNonNullElse(circleCiPipelines, List.of()));
    travisBuilds = List.copyOf(Objects.requireNonNullElse(travisBuilds, List.of()));
  }

  /** A world of GitHub alone. */
  public World(
      List<Repository> repositories,
      List<WorkflowRun> runs,
      List<Job> jobs,
      List<Token> tokens,
      GitHubData github) {
    this(repositories, runs, jobs, tokens, github, List.of(), List.of());
  }

  /** A world of runs and jobs only. */
  public World(
      List<Repository> repositories, List<WorkflowRun> runs, List<Job> jobs, List<Token> tokens) {
    this(repositories, runs, jobs, tokens, GitHubData.NONE);
  }

  /** This world with other data of GitHub's. */
  public World withGitHub(GitHubData other) {
    return new World(repositories, runs, jobs, tokens, other, circleCiPipelines, travisBuilds);
  }

  /** The repository that now has this full name (case does not matter). */
  public Optional<Repository> repository(String fullName) {
    return repositories.stream()
        .filter(repository -> repository.fullName().equalsIgnoreCase(fullName))
        .findFirst();
  }

  /** All attempts of all runs of the repository, in the order of this world. */
  public List<WorkflowRun> runsOf(Repository repository) {
    return runs.stream().filter(run -> run.repositoryId() == repository.id()).toList();
  }

  /** The latest attempt of a run. */
  public Optional<WorkflowRun> run(long id) {
    return runs.stream().filter(run -> run.id() == id).max(comparingInt(WorkflowRun::attempt));
  }

  /**
   * Reads the world kept in a directory.
   *
   * @throws IOException when there is none, or it is damaged; the message names the file
   */
  public static World load(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    try {
      return Json.MAPPER.readValue(Files.readAllBytes(file), World.class);
    } catch (JsonProcessingException e) {
      throw new IOException("Not a world: " + file + ": " + e.getOriginalMessage(), e);
    }
  }

  /** Writes this world to a directory, which is created when missing. */
  public void save(Path directory) throws IOException {
    Files.createDirectories(directory);
    byte[] json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    Files.write(directory.resolve(FILE), json);
  }
}
