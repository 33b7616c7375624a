/** The rows of a version's tables: one record per table, from which its schema follows. */
@NullMarked
package org.cienrich.features.tables;

import org.jspecify.annotations.NullMarked;
