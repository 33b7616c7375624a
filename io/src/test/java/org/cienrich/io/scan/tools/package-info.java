@NullMarked
package org.cienrich.io.scan.tools;

import org.jspecify.annotations.NullMarked;
