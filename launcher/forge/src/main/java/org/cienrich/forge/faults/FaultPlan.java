package org.cienrich.forge.faults;

import java.util.Optional;

/**
 * Decides which requests go wrong. Called once per request from several threads, so an
 * implementation must be safe for that.
 */
@FunctionalInterface
public interface FaultPlan {

  Optional<Fault> faultFor(ForgeRequest request);

  /** Nothing goes wrong. */
  static FaultPlan none() {
    return request -> Optional.empty();
  }

  /** The first {@code times} requests of each target go wrong in this way. */
  static FaultPlan first(int times, Fault fault) {
    return request -> request.occurrence() <= times ? Optional.of(fault) : Optional.<Fault>empty();
  }

  /** This plan for one endpoint only, named by its template. */
  default FaultPlan onlyFor(String endpoint) {
    return request ->
        request.endpoint().equals(endpoint) ? faultFor(request) : Optional.<Fault>empty();
  }
}
