/** What tests of runners have in common; their modules compile it as test source of their own. */
@NullMarked
package org.cienrich.runners;

import org.jspecify.annotations.NullMarked;
