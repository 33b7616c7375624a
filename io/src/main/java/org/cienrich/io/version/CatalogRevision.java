package org.cienrich.io.version;

import java.util.Collection;
import java.util.stream.Collectors;
import org.cienrich.features.Feature;
import org.cienrich.io.store.Sha256;

/** Names the state of a catalogue: changes when a feature comes, goes or changes its meaning. */
public final class CatalogRevision {
  private CatalogRevision() {}

  /** Returns a digest of the names, types and revisions, whatever the order of the features. */
  public static String of(Collection<? extends Feature<?>> features) {
    return Sha256.of(
        features.stream()
            .map(f -> f.name() + " " + f.type().name() + " " + f.revision() + "\n")
            .sorted()
            .collect(Collectors.joining()));
  }
}
