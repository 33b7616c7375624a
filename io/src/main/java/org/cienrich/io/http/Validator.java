package org.cienrich.io.http;

/**
 * What makes a request conditional: the server may answer 304 instead of what it answered before.
 *
 * @param credential the fingerprint of the credential that the tag was given to; with another the
 *     request is not conditional
 * @param etag as the server wrote it
 */
public record Validator(String credential, String etag) {}
