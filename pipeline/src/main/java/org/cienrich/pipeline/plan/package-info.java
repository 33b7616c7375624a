/** What a run will cost, before it is started. */
@NullMarked
package org.cienrich.pipeline.plan;

import org.jspecify.annotations.NullMarked;
