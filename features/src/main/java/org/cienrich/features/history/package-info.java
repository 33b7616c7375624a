/** Features of the builds that came before. */
@NullMarked
package org.cienrich.features.history;

import org.jspecify.annotations.NullMarked;
