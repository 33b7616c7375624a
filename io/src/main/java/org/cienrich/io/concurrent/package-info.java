/** Waiting for many remotes at once. */
@NullMarked
package org.cienrich.io.concurrent;

import org.jspecify.annotations.NullMarked;
