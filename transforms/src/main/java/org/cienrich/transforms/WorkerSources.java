package org.cienrich.transforms;

import java.io.Serializable;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.ComputationCache;
import org.cienrich.features.ports.ParameterSource;
import org.cienrich.features.ports.PlanSource;
import org.cienrich.features.ports.Repositories;
import org.cienrich.features.ports.Scanners;

/** Where a worker gets everything from. */
public record WorkerSources(
    PlanSource plan,
    ParameterSource parameters,
    CiProviders providers,
    Repositories repositories,
    ComputationCache cache,
    Scanners scanners)
    implements Serializable {}
