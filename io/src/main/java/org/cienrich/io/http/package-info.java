/**
 * Getting things over HTTP: one client for all APIs, with credentials, limits, redirects and
 * retries. Nothing in here knows a particular API.
 */
@NullMarked
package org.cienrich.io.http;

import org.jspecify.annotations.NullMarked;
