@NullMarked
package org.cienrich.io.compare;

import org.jspecify.annotations.NullMarked;
