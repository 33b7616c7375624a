/** What the servers of a forge share: requests, responses, counters and the injection of faults. */
@NullMarked
package org.cienrich.forge.http;

import org.jspecify.annotations.NullMarked;
