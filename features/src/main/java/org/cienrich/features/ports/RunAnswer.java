package org.cienrich.features.ports;

import org.cienrich.features.facts.FoundRun;

/**
 * What the provider says of one wanted build.
 *
 * @param buildId as in the query
 */
public record RunAnswer(String buildId, Lookup<FoundRun> run) {}
