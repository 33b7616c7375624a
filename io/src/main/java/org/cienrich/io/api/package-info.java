/**
 * Asking JSON APIs: answers are archived, may be reused, and are told apart by whether the thing is
 * there, is not, or could not be asked for. Knows no particular API.
 */
@NullMarked
package org.cienrich.io.api;

import org.jspecify.annotations.NullMarked;
