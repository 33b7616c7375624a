/** Checked, immutable settings of a run, made from the options and files. */
@NullMarked
package org.cienrich.pipeline.config;

import org.jspecify.annotations.NullMarked;
