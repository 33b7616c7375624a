@NullMarked
package org.cienrich.pipeline.workers;

import org.jspecify.annotations.NullMarked;
