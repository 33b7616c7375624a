package org.cienrich.features.ports;

import java.io.Serializable;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.facts.RepositoryInfo;

/** Knows the configured parameters of every repository. */
public interface ParameterSource extends Serializable {
  ParameterValues valuesFor(RepositoryInfo repository);
}
