package org.cienrich.forge.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cienrich.forge.world.CircleCiPipeline;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.TravisBuild;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;

/** The {@code builds.csv} of the sample world. */
public final class SampleCsv {

  /** A repository that the CSV names and the forge does not have. */
  public static final String MISSING_REPOSITORY = "riverbank/atlantis";

  /** A build that the CSV names and no repository has. */
  public static final long MISSING_BUILD = 8_999_999_999L;

  private SampleCsv() {}

  /**
   * A header, one row per build (the first under other spellings of its repository), then in this
   * order: a duplicate of the first row, a duplicate that shows only once the renamed repository is
   * known, a repository without an owner, a missing repository, a missing build, and a build of
   * another repository. These name no provider. Then come those of CircleCI (every pipeline, one
   * job by its number, a pipeline under another repository, a text that is no id) and of Travis CI
   * (every build, one under another repository).
   */
  public static String of(World world) {
    List<String> rows = new ArrayList<>(List.of("repo,build_id,ci_provider"));
    for (Repository repository : world.repositories()) {
      Set<Long> ids = new LinkedHashSet<>();
      world.runsOf(repository).stream().map(WorkflowRun::id).forEach(ids::add);
      int position = 0;
      for (long id : ids) {
        rows.add(spelling(repository, position++) + "," + id + ",");
      }
    }
    rows.add(rows.get(1));
    long tide = firstRun(world, TideTables.NAME);
    rows.add(TideTables.NAME + "," + tide + ",");
    rows.add("hydro-gauge," + firstRun(world, HydroGauge.NAME) + ",");
    rows.add(MISSING_REPOSITORY + "," + tide + ",");
    rows.add(HydroGauge.NAME + "," + MISSING_BUILD + ",");
    rows.add(Ferment.NAME + "," + tide + ",");
    rows.addAll(circleCi(world.circleCiPipelines()));
    rows.addAll(travis(world.travisBuilds()));
    return String.join("\n", rows) + "\n";
  }

  private static List<String> circleCi(List<CircleCiPipeline> pipelines) {
    List<String> rows = new ArrayList<>();
    for (CircleCiPipeline pipeline : pipelines) {
      rows.add(HydroGauge.NAME + "," + pipeline.id() + ",circleci");
    }
    HydroGaugeOnCircleCi.lastJob(pipelines)
        .ifPresent(job -> rows.add(HydroGauge.NAME + "," + job + ",circleci"));
    rows.add(Ferment.NAME + "," + pipelines.get(0).id() + ",circleci");
    rows.add(HydroGauge.NAME + ",no-pipeline,circleci");
    return rows;
  }

  private static List<String> travis(List<TravisBuild> builds) {
    List<String> rows = new ArrayList<>();
    for (TravisBuild build : builds) {
      rows.add(HydroGauge.NAME + "," + build.id() + ",travis_ci");
    }
    rows.add(Ferment.NAME + "," + builds.get(0).id() + ",travis_ci");
    return rows;
  }

  /** The second build of a repository shouts; the first three of a renamed one use its old name. */
  private static String spelling(Repository repository, int position) {
    if (!repository.formerNames().isEmpty() && position < 3) {
      return repository.formerNames().get(0);
    }
    return position == 1 ? repository.fullName().toUpperCase(Locale.ROOT) : repository.fullName();
  }

  private static long firstRun(World world, String fullName) {
    return world.repository(fullName).map(world::runsOf).orElseThrow().get(0).id();
  }
}
