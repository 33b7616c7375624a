/** What the tests of the clients of CI providers share. */
@NullMarked
package org.cienrich.io.ci;

import org.jspecify.annotations.NullMarked;
