/** What workers must have for a run, and whether they do. */
@NullMarked
package org.cienrich.pipeline.workers;

import org.jspecify.annotations.NullMarked;
