package org.cienrich.forge.world;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a forge serves besides git data. Immutable.
 *
 * @param runs one entry per attempt
 * @param circleCiPipelines none where null
 * @param travisBuilds none where null
 */
public record World(
    List<Repository> repositories,
    List<WorkflowRun> runs,
    List<Job> jobs,
    List<Token> tokens,
    @Nullable List<CircleCiPipeline> circleCiPipelines,
    @Nullable List<TravisBuild> travisBuilds) {

  /** The name of the file a world is kept in. */
  public static final String FILE = "world.json";

  public World {
    repositories = List.copyOf(repositories);
    runs = List.copyOf(runs);
    jobs = List.copyOf(jobs);
    tokens = List.copyOf(tokens);
    circleCiPipelines = circleCiPipelines == null ? List.of() : List.copyOf(circleCiPipelines);
    travisBuilds = travisBuilds == null ? List.of() : List.copyOf(travisBuilds);
  }

  /** A world of GitHub alone. */
  public World(
      List<Repository> repositories, List<WorkflowRun> runs, List<Job> jobs, List<Token> tokens) {
    this(repositories, runs, jobs, tokens, List.of(), List.of());
  }

  /** The pipelines of CircleCI. */
  @Override
  public List<CircleCiPipeline> circleCiPipelines() {
    return Objects.requireNonNull(circleCiPipelines);
  }

  /** The builds of Travis CI. */
  @Override
  public List<TravisBuild> travisBuilds() {
    return Objects.requireNonNull(travisBuilds);
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
