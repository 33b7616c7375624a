package org.cienrich.transforms;

import java.util.List;
import org.cienrich.features.Outcome;
import org.cienrich.features.facts.BuildWork;

/**
 * A build whose local features are computed.
 *
 * @param outcomes of the features that the plan carries, in its order
 */
record ComputedBuild(BuildWork build, List<Outcome<?>> outcomes) {}
