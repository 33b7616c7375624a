/** Tests of the HTTP client, against servers on loopback that misbehave. */
@NullMarked
package org.cienrich.io.http;

import org.jspecify.annotations.NullMarked;
