package org.cienrich.features.facts;

import java.util.List;

/** The jobs of a build, in the order of their ids; empty if the provider keeps none. */
public record BuildJobs(List<CiJob> jobs) {
  public BuildJobs {
    jobs = List.copyOf(jobs);
  }
}
