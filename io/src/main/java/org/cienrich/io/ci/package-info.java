/** What the clients of CI providers share, whichever the provider is. */
@NullMarked
package org.cienrich.io.ci;

import org.jspecify.annotations.NullMarked;
