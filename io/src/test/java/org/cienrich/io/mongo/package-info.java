@NullMarked
package org.cienrich.io.mongo;

import org.jspecify.annotations.NullMarked;
