package org.cienrich.forge.http;

import java.util.Map;
import java.util.Optional;

/**
 * A request to one endpoint.
 *
 * @param variables what stands for the variables of the template, decoded
 */
public record Call(Request request, Map<String, String> variables, Query query) {

  public Call {
    variables = Map.copyOf(variables);
  }

  /**
   * What stands for a variable.
   *
   * @throws IllegalArgumentException when the template has no such variable
   */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("No variable " + name);
    }
    return value;
  }

  public Optional<String> header(String name) {
    return request.header(name);
  }
}
