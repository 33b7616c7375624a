package org.cienrich.features.facts;

import java.util.List;

/** Up to 500 builds of one repository that are computed together, in their order of time. */
public record WorkUnit(RepositoryInfo repository, int chunk, List<BuildWork> builds) {
  /** The most builds one unit holds. */
  public static final int MAX_BUILDS = 500;

  public WorkUnit {
    builds = List.copyOf(builds);
  }
}
