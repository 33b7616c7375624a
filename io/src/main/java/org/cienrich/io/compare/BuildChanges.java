package org.cienrich.io.compare;

import java.util.List;

/**
 * What became of the builds of the input in one version and not in the other. A build is named as
 * in the input, and stands for the first of its attempts that are rows.
 *
 * @param statuses by status and reason; {@code absent} where it is not in the input
 * @param outcomes by what the provider says of the run, where it was found in both versions; with
 *     the attempt if it is another
 */
public record BuildChanges(List<Transition> statuses, List<Transition> outcomes) {

  /**
   * Builds of which one thing became another.
   *
   * @param examples the first few, as {@code owner/name build id}
   */
  public record Transition(String before, String after, long builds, List<String> examples) {}
}
