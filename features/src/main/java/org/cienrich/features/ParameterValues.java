package org.cienrich.features;

import java.util.Map;

/** The values of the parameters that hold for one repository. Immutable, thread-safe. */
public final class ParameterValues {
  public static final ParameterValues DEFAULTS = new ParameterValues(Map.of());

  private final Map<String, Object> byName;

  /**
   * @param byName checked values by parameter name; a name left out has its default
   */
  public ParameterValues(Map<String, Object> byName) {
    this.byName = Map.copyOf(byName);
  }

  public <T> T get(Parameter<T> parameter) {
    Object value = byName.get(parameter.name());
    return value == null ? parameter.byDefault() : parameter.type().cast(value);
  }
}
