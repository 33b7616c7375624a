/**
 * Reading the table of builds. It comes from people and spreadsheets: whatever is wrong with a row
 * costs that row alone.
 */
@NullMarked
package org.cienrich.io.csv;

import org.jspecify.annotations.NullMarked;
