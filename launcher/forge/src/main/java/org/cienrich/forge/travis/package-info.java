/** Travis CI: API v3. */
@NullMarked
package org.cienrich.forge.travis;

import org.jspecify.annotations.NullMarked;
