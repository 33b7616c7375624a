package org.cienrich.features.log.failure;

import org.cienrich.features.facts.ErrorClass;

/**
 * What broke a job.
 *
 * @param error the line that says so, cut
 */
public record Failure(ErrorClass errorClass, String error) {}
