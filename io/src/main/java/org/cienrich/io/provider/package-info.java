/** Puts the clients of the forge and of all CI providers together, from configuration alone. */
@NullMarked
package org.cienrich.io.provider;

import org.jspecify.annotations.NullMarked;
