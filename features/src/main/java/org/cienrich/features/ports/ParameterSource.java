package org.cienrich.features.ports;

import java.io.Serializable;
import org.cienrich.features.ParameterValues;

/** Knows the configured parameters of every repository. */
public interface ParameterSource extends Serializable {
  /**
   * Returns the values for a repository.
   *
   * @param repo canonical {@code owner/name}; case is ignored
   */
  ParameterValues valuesFor(String repo);
}
