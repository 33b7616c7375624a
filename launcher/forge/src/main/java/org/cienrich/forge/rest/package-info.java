/**
 * The REST API over a {@link org.cienrich.forge.world.World}: routes, answers in GitHub's JSON
 * shapes, paging, entity tags, tokens and quotas.
 */
@NullMarked
package org.cienrich.forge.rest;

import org.jspecify.annotations.NullMarked;
