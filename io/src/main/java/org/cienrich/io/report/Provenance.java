package org.cienrich.io.report;

import java.util.List;
import java.util.SortedMap;
import org.cienrich.io.table.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * Which version a report is about and what it was made from; all of it is in the manifest too.
 *
 * @param parentVersion the version that this one was derived from; null if from none
 * @param status {@code processed} or {@code failed}
 * @param statusReason why the version failed; null if it did not
 * @param startedAt an ISO instant
 * @param options as given; no secret
 * @param identitySha256 equal for two versions if and only if they are identical; null where it is
 *     not told
 */
public record Provenance(
    String datasetName,
    int version,
    @Nullable Integer parentVersion,
    String status,
    @Nullable String statusReason,
    String runId,
    String startedAt,
    List<InputFile> inputs,
    SortedMap<String, String> options,
    String codeVersion,
    String catalogRevision,
    SortedMap<String, String> toolVersions,
    @Nullable String identitySha256) {}
