/** Who may ask a forge, and what they may see. */
@NullMarked
package org.cienrich.forge.access;

import org.jspecify.annotations.NullMarked;
