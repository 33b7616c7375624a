package org.cienrich.io.version;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cienrich.io.table.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked to do and by which code; known before it starts. Holds no secret.
 *
 * @param parentVersion the version that this one repeats in part; null for none. The manifest tells
 *     it
 * @param startedAt when the version was claimed, as an ISO instant
 * @param options the options as given
 * @param codeVersion the version of ci-enrich
 * @param catalogRevision see {@link CatalogRevision}
 * @param toolVersions versions of the tools used, such as Java
 * @param parameters configured feature parameters by name: numbers, texts, and lists and maps of
 *     such
 */
public record RunDescription(
    String datasetName,
    String runId,
    int version,
    @JsonIgnore @Nullable Integer parentVersion,
    String startedAt,
    List<InputFile> inputs,
    SortedMap<String, String> options,
    String codeVersion,
    String catalogRevision,
    SortedMap<String, String> toolVersions,
    SortedMap<String, Object> parameters)
    implements Serializable {

  public RunDescription {
    inputs = new ArrayList<>(inputs);
    options = new TreeMap<>(options);
    toolVersions = new TreeMap<>(toolVersions);
    parameters = new TreeMap<>(parameters);
  }
}
