/** Hands runs to clusters: Flink by its REST API, Spark by its own program. */
@NullMarked
package org.cienrich.launcher.cluster;

import org.jspecify.annotations.NullMarked;
