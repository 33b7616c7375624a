@NullMarked
package org.cienrich.spark;

import org.jspecify.annotations.NullMarked;
