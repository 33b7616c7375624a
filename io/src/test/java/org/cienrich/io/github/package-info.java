/** Tests of the GitHub client, against the sample forge, scripted answers and recordings. */
@NullMarked
package org.cienrich.io.github;

import org.jspecify.annotations.NullMarked;
