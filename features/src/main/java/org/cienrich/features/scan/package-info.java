/**
 * What scanners find in the source tree of a commit: vulnerabilities, misconfigurations, measures.
 */
@NullMarked
package org.cienrich.features.scan;

import org.jspecify.annotations.NullMarked;
