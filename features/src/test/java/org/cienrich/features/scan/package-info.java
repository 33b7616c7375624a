@NullMarked
package org.cienrich.features.scan;

import org.jspecify.annotations.NullMarked;
