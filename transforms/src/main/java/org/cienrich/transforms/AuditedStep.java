package org.cienrich.transforms;

import org.cienrich.features.tables.AuditRow;

/**
 * A row of {@code audit} with its place among the rows of its repository.
 *
 * @param row from 0
 */
record AuditedStep(String repoKey, int row, AuditRow auditRow) {}
