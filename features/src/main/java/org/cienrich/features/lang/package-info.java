/**
 * What can be said about a file from its path and its bytes: language, class (source, test, doc,
 * other), line counts, test cases and assertions, and the DevOps tool it configures.
 */
@NullMarked
package org.cienrich.features.lang;

import org.jspecify.annotations.NullMarked;
