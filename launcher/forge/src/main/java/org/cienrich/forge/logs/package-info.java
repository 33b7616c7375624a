/** Logs of GitHub Actions: their text, the archive of a run, and where they are downloaded. */
@NullMarked
package org.cienrich.forge.logs;

import org.jspecify.annotations.NullMarked;
