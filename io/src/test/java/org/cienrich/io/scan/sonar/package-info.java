@NullMarked
package org.cienrich.io.scan.sonar;

import org.jspecify.annotations.NullMarked;
