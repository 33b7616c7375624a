/** Earlier builds: the sorted step and what it remembers of a repository. */
@NullMarked
package org.cienrich.transforms.history;

import org.jspecify.annotations.NullMarked;
