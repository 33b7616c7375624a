package org.cienrich.io.export;

import java.util.List;
import org.cienrich.io.table.WrittenFile;

/**
 * What an export made.
 *
 * @param read rows of the version
 * @param chosen those of them that the criteria let pass
 * @param columns of each file
 * @param data the files with rows
 * @param others the names of the files beside them
 */
public record ExportResult(
    long read, long chosen, int columns, List<WrittenFile> data, List<String> others) {}
