/** Facts about a build, as obtained from outside: plain records that features judge. */
@NullMarked
package org.cienrich.features.facts;

import org.jspecify.annotations.NullMarked;
