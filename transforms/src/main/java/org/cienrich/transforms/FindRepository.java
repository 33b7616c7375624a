package org.cienrich.transforms;

import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.Lookup;

/** Looks up the repository of {@code provider/owner/name}. */
final class FindRepository extends DoFn<String, KV<String, RepositoryLookup>> {
  private final Counter done = Progress.REPOSITORIES_CHECKED.counter();
  private final Counter failed = Progress.REPOSITORIES_CHECKED.failures();
  private final CiProviders providers;

  FindRepository(CiProviders providers) {
    this.providers = providers;
  }

  @ProcessElement
  public void process(
      @Element String providerAndName, OutputReceiver<KV<String, RepositoryLookup>> out) {
    int slash = providerAndName.indexOf('/');
    RepositoryLookup lookup =
        lookupOf(providers.forge().findRepository(providerAndName.substring(slash + 1)));
    out.output(KV.of(providerAndName, lookup));
    (lookup.status() == BuildStatus.FOUND ? done : failed).inc();
  }

  private static RepositoryLookup lookupOf(Lookup<RepositoryInfo> answer) {
    if (answer instanceof Lookup.Found<RepositoryInfo> found) {
      return new RepositoryLookup(BuildStatus.FOUND, found.value(), null, null);
    }
    if (answer instanceof Lookup.NotFound<RepositoryInfo> notFound) {
      return absent(BuildStatus.NOT_FOUND, notFound.reason(), notFound.message());
    }
    Lookup.Failed<RepositoryInfo> failed = (Lookup.Failed<RepositoryInfo>) answer;
    return absent(BuildStatus.ERROR, failed.reason(), failed.message());
  }

  private static RepositoryLookup absent(BuildStatus status, MissingReason reason, String message) {
    return new RepositoryLookup(status, null, reason, message);
  }
}
