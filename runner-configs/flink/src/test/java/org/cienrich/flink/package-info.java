@NullMarked
package org.cienrich.flink;

import org.jspecify.annotations.NullMarked;
