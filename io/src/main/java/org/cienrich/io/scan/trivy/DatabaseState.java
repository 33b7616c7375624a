package org.cienrich.io.scan.trivy;

import java.time.Instant;

/**
 * The vulnerability database that scans use.
 *
 * @param identity equal for equal databases
 * @param updatedAt when it was made
 */
record DatabaseState(String identity, Instant updatedAt) {}
