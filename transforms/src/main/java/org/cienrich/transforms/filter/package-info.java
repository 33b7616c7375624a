/** Which of the builds that were found become rows of the dataset. */
@NullMarked
package org.cienrich.transforms.filter;

import org.jspecify.annotations.NullMarked;
