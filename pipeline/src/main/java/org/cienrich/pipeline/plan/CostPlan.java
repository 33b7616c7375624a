package org.cienrich.pipeline.plan;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.ResourceSource;
import org.cienrich.features.facts.BuildIds;
import org.cienrich.features.facts.ProviderNames;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.facts.WorkUnit;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.Lookup;
import org.cienrich.features.ports.RunEstimate;
import org.cienrich.io.csv.BuildCsv;
import org.cienrich.io.csv.BuildLine;
import org.cienrich.io.csv.InputException;
import org.cienrich.io.csv.ReadBuilds;
import org.cienrich.io.github.GitHub;
import org.cienrich.pipeline.config.Configuration;

/**
 * Estimates what a run will ask of the APIs. Asks each repository's forge and provider for little
 * more than how many runs there are.
 */
public final class CostPlan {
  private final Configuration configuration;
  private final FeaturePlan plan;
  private final Instant now;

  private record Group(String provider, String repo) {}

  public CostPlan(Configuration configuration, Instant now) {
    this.configuration = configuration;
    this.plan = configuration.features().plan();
    this.now = now;
  }

  /**
   * Estimates the cost of every repository of the input, in the order they appear there.
   *
   * @param progress told of each repository before it is asked about
   */
  public List<RepositoryCost> estimate(Consumer<String> progress)
      throws IOException, InputException {
    List<RepositoryCost> costs = new ArrayList<>();
    for (Map.Entry<Group, Set<String>> group : groups().entrySet()) {
      progress.accept(group.getKey().repo);
      List<String> ids = group.getValue().stream().sorted(BuildIds.ORDER).toList();
      costs.add(costOf(group.getKey(), ids));
    }
    return costs;
  }

  private Map<Group, Set<String>> groups() throws IOException, InputException {
    Map<Group, Set<String>> groups = new LinkedHashMap<>();
    try (InputStream in = ReadBuilds.open(configuration.input().path())) {
      new BuildCsv(Configuration.PROVIDERS)
          .read(
              in,
              line -> {
                if (line instanceof BuildLine build) {
                  groups
                      .computeIfAbsent(groupOf(build), group -> new LinkedHashSet<>())
                      .add(build.buildId());
                }
              });
    }
    return groups;
  }

  private Group groupOf(BuildLine build) {
    String provider = build.provider() == null ? configuration.provider() : build.provider();
    return new Group(
        provider == null ? ProviderNames.guess(build.buildId()) : provider,
        build.repo().toLowerCase(Locale.ROOT));
  }

  private RepositoryCost costOf(Group group, List<String> ids) {
    Lookup<RepositoryInfo> lookup = configuration.providers().forge().findRepository(group.repo);
    if (lookup instanceof Lookup.Found<RepositoryInfo> found) {
      CiProvider provider = configuration.providers().open(group.provider).orElseThrow();
      RunEstimate estimate = provider.estimate(found.value(), ids);
      long logs = needs(ResourceSource.BUILD_LOGS) ? ids.size() : 0;
      return new RepositoryCost(
          found.value().name(),
          group.provider,
          ids.size(),
          null,
          new Calls(
              1,
              estimate.runs(),
              estimate.jobs(),
              logs == 0 ? 0 : estimate.logs(),
              forgeCalls(ids.size())),
          logs,
          LogLoss.of(logs, estimate, provider.logRetention(), now).orElse(null));
    }
    String absence =
        lookup instanceof Lookup.NotFound<RepositoryInfo> notFound
            ? notFound.message()
            : ((Lookup.Failed<RepositoryInfo>) lookup).message();
    return new RepositoryCost(
        group.repo, group.provider, ids.size(), absence, new Calls(1, 0, 0, 0, 0), 0, null);
  }

  private boolean needs(ResourceSource source) {
    return plan.sources().contains(source);
  }

  /** At most: as if a pull request of its own had triggered every build. */
  private long forgeCalls(int builds) {
    long calls = 0;
    if (plan.resources().contains(Resources.PULL_REQUEST)) {
      calls += pages(builds, GitHub.PULL_REQUESTS_PER_QUERY);
    }
    if (plan.resources().contains(Resources.CORE_TEAM)) {
      calls += pages(builds, WorkUnit.MAX_BUILDS);
    }
    if (plan.resources().contains(Resources.COMMIT_COMMENTS)) {
      calls++;
    }
    return calls;
  }

  private static long pages(long items, long perPage) {
    return (items + perPage - 1) / perPage;
  }
}
