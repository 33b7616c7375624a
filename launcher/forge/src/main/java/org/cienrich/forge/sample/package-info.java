/** The stories behind the sample world: git histories and the workflow runs they triggered. */
@NullMarked
package org.cienrich.forge.sample;

import org.jspecify.annotations.NullMarked;
