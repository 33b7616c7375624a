package org.cienrich.features.ports;

import java.io.Serializable;
import org.cienrich.features.FeaturePlan;

/** Makes the plan of the run on a worker: only names travel there, never code. */
public interface PlanSource extends Serializable {
  /** Returns the plan; equal on every call. */
  FeaturePlan plan();
}
