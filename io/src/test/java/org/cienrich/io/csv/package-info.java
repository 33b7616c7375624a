/** Tests of reading the table of builds. */
@NullMarked
package org.cienrich.io.csv;

import org.jspecify.annotations.NullMarked;
