package org.cienrich.io.table;

/**
 * A file of a version.
 *
 * @param path relative to the folder of the version
 * @param rows the rows in it, without a header; of a data dictionary the columns and of a quality
 *     report the features that it describes
 * @param sha256 digest of its bytes
 */
public record WrittenFile(String path, long rows, long bytes, String sha256) {}
