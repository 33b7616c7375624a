/** Waiting for many answers at once. */
@NullMarked
package org.cienrich.features.concurrent;

import org.jspecify.annotations.NullMarked;
