/** Faults a test can inject between the API and its client. */
@NullMarked
package org.cienrich.forge.faults;

import org.jspecify.annotations.NullMarked;
