/**
 * A small, deterministic code forge: a GitHub-compatible REST API over loopback HTTP beside plain
 * git repositories. {@link org.cienrich.forge.Forge} serves, {@link org.cienrich.forge.SampleWorld}
 * and {@link org.cienrich.forge.RecordedRuns} make the worlds.
 */
@NullMarked
package org.cienrich.forge;

import org.jspecify.annotations.NullMarked;
