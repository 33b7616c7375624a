package org.cienrich.io.git;

import java.util.List;

/** The refs under which a forge offers a pull request. */
final class PullRequestRefs {
  private PullRequestRefs() {}

  static List<String> of(long number) {
    return List.of("refs/pull/" + number + "/head", "refs/pull/" + number + "/merge");
  }
}
