/**
 * Versions of a dataset: claiming a number, and describing what was written so that a folder counts
 * as a version.
 */
@NullMarked
package org.cienrich.io.version;

import org.jspecify.annotations.NullMarked;
