package org.cienrich.features.ports;

import org.cienrich.features.facts.FoundRun;

/**
 * What the provider says of one wanted build, or of one of its attempts.
 *
 * @param buildId as it was asked for
 */
public record RunAnswer(String buildId, Lookup<FoundRun> run) {}
