package org.cienrich.transforms.history;

import java.util.List;
import org.cienrich.features.Outcome;

/**
 * The history features of one build.
 *
 * @param outcomes in the order of the plan's history stage
 */
public record HistoryOutcomes(String key, boolean isOutput, List<Outcome<?>> outcomes) {}
