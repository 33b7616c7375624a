/** Logs of jobs: their text, the archive of a run, and the storage they are downloaded from. */
@NullMarked
package org.cienrich.forge.logs;

import org.jspecify.annotations.NullMarked;
