/** Everything fetched or computed once and kept, by kind and key. */
@NullMarked
package org.cienrich.io.store;

import org.jspecify.annotations.NullMarked;
