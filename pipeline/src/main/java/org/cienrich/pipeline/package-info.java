/** The job: options become a configuration, the configuration becomes a pipeline. */
@NullMarked
package org.cienrich.pipeline;

import org.jspecify.annotations.NullMarked;
