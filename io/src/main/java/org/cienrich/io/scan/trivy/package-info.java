/** Scans by Trivy. */
@NullMarked
package org.cienrich.io.scan.trivy;

import org.jspecify.annotations.NullMarked;
