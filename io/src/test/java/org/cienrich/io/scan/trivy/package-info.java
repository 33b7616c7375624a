/** Tests of Trivy, with programs in its place and with the real one. */
@NullMarked
package org.cienrich.io.scan.trivy;

import org.jspecify.annotations.NullMarked;
