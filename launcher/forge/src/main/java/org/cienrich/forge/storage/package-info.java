/** The storage that files are downloaded from by signed URLs. */
@NullMarked
package org.cienrich.forge.storage;

import org.jspecify.annotations.NullMarked;
