/** Facts made by hand, for tests. */
@NullMarked
package org.cienrich.features.testing;

import org.jspecify.annotations.NullMarked;
