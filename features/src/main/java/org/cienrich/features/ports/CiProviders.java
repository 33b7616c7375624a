package org.cienrich.features.ports;

import java.io.Serializable;
import java.util.Optional;

/** Opens CI providers on a worker. Holds configuration only, never a secret. */
public interface CiProviders extends Serializable {
  /**
   * Returns the provider of that name, shared by all threads of this JVM; empty for a name that is
   * not supported.
   */
  Optional<CiProvider> open(String name);
}
