package org.cienrich.features.ports;

import java.io.Serializable;
import java.util.Optional;

/**
 * Opens CI providers and the forge of their repositories on a worker. Holds configuration only,
 * never a secret. What it opens is shared by all threads of this JVM.
 */
public interface CiProviders extends Serializable {
  /** Returns the provider of that name; empty for a name that is not supported. */
  Optional<CiProvider> open(String name);

  /** Returns the forge that hosts the repositories. */
  CodeForge forge();

  /** Returns what the forge still tells of commits that git no longer has. */
  CommitSource commits();
}
