/**
 * GitHub's GraphQL API over a {@link org.cienrich.forge.world.World}. The schema is an excerpt of
 * the published one: {@code github.graphql} beside these classes.
 */
@NullMarked
package org.cienrich.forge.graphql;

import org.jspecify.annotations.NullMarked;
