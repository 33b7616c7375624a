/** The list of all features, and how to select from it. */
@NullMarked
package org.cienrich.features.catalog;

import org.jspecify.annotations.NullMarked;
