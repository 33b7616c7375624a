/**
 * Writes tables: what their columns are, how a value looks in each format, and how rows become
 * files that are the same on any runner.
 */
@NullMarked
package org.cienrich.io.table;

import org.jspecify.annotations.NullMarked;
