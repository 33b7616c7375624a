@NullMarked
package org.cienrich.io.scan;

import org.jspecify.annotations.NullMarked;
