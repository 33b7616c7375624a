package org.cienrich.features.log.runner;

import java.util.List;
import java.util.function.Function;
import org.cienrich.features.log.text.LineReader;

/**
 * Something that runs tests and prints how they went.
 *
 * @param name in lower case
 * @param frameworks the frameworks whose tests it reports, TravisTorrent's names
 * @param language of the tests, in lower case; one word such as {@code java}
 * @param anchors one of these is in every line that its reader must see; letters in any case
 * @param opener opens the reader of one log
 */
public record TestRunner(
    String name,
    List<String> frameworks,
    String language,
    List<String> anchors,
    Function<TestResults, LineReader> opener) {

  public TestRunner {
    frameworks = List.copyOf(frameworks);
    anchors = List.copyOf(anchors);
  }

  /** A framework that runs its tests itself. */
  static TestRunner of(
      String framework,
      String language,
      List<String> anchors,
      Function<TestResults, LineReader> opener) {
    return new TestRunner(framework, List.of(framework), language, anchors, opener);
  }
}
