/** The options a user may set, one interface per concern. */
@NullMarked
package org.cienrich.pipeline.options;

import org.jspecify.annotations.NullMarked;
