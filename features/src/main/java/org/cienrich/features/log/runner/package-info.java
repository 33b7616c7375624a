/**
 * What test runners print: one small reader each, all listed in {@link
 * org.cienrich.features.log.runner.TestRunners}.
 */
@NullMarked
package org.cienrich.features.log.runner;

import org.jspecify.annotations.NullMarked;
