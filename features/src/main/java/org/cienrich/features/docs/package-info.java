/** Documentation generated from the catalogue. */
@NullMarked
package org.cienrich.features.docs;

import org.jspecify.annotations.NullMarked;
