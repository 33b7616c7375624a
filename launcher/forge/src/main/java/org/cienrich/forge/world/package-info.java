/**
 * What a forge knows: repositories, workflow runs, jobs and tokens, as immutable records that are
 * kept in one {@code world.json}.
 */
@NullMarked
package org.cienrich.forge.world;

import org.jspecify.annotations.NullMarked;
