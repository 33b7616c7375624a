/** The quality report of a version: as JSON for programs, as one page of HTML for people. */
@NullMarked
package org.cienrich.io.report;

import org.jspecify.annotations.NullMarked;
