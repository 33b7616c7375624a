package org.cienrich.forge.recorded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Collects recorded runs into a world. Repositories get the ids 1, 2, … in the order they appear.
 * Not thread-safe.
 */
final class Recorder {

  /** A repository as it grows. */
  private static final class Seen {

    private final long id;
    private final @Nullable String language;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    Seen(long id, @Nullable String language) {
      this.id = id;
      this.language = language;
    }
  }

  private final DefaultBranches branches;
  private final Map<String, Seen> repositories = new LinkedHashMap<>();
  private final Map<Long, WorkflowRun> runs = new LinkedHashMap<>();
  private final Set<Long> jobIds = new HashSet<>();
  private final List<Job> jobs = new ArrayList<>();

  Recorder(DefaultBranches branches) {
    this.branches = branches;
  }

  /** The id of a repository, which is known from now on. */
  long repository(String fullName, @Nullable String language) {
    return repositories.computeIfAbsent(
            fullName, name -> new Seen(repositories.size() + 1L, capitalised(language)))
        .id;
  }

  boolean knows(long runId) {
    return runs.containsKey(runId);
  }

  String defaultBranch(String fullName) {
    return branches.of(fullName);
  }

  void add(String fullName, WorkflowRun run, List<Job> itsJobs) {
    Seen seen = Objects.requireNonNull(repositories.get(fullName), fullName);
    Instant created = run.times().createdAt();
    seen.first = created.isBefore(seen.first) ? created : seen.first;
    seen.last = created.isAfter(seen.last) ? created : seen.last;
    runs.put(run.id(), run);
    itsJobs.stream().filter(job -> jobIds.add(job.id())).forEach(jobs::add);
  }

  World world() {
    List<Repository> finished = new ArrayList<>();
    repositories.forEach(
        (fullName, seen) ->
            finished.add(
                Repository.of(seen.id, fullName, seen.language, seen.first, seen.last)
                    .withDefaultBranch(branches.of(fullName))));
    return new World(finished, List.copyOf(runs.values()), jobs, List.of());
  }

  /** Languages the way GitHub spells them. */
  private static @Nullable String capitalised(@Nullable String language) {
    return language == null || language.isEmpty()
        ? null
        : language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
  }
}
