package org.cienrich.io.table;

import java.io.Serializable;

/**
 * A file that a run read.
 *
 * @param sha256 digest of its bytes
 */
public record InputFile(String path, long bytes, String sha256) implements Serializable {}
