/** A client for the tests of the APIs. */
@NullMarked
package org.cienrich.forge.http;

import org.jspecify.annotations.NullMarked;
