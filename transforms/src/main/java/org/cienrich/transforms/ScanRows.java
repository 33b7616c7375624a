package org.cienrich.transforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cienrich.features.Cells;
import org.cienrich.features.Evaluation;
import org.cienrich.features.Feature;
import org.cienrich.features.MissingReason;
import org.cienrich.features.Outcome;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.Resource;
import org.cienrich.features.catalog.ScanSelection;
import org.cienrich.features.facts.Resources;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanMetrics;
import org.cienrich.features.scan.ScanResult;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.features.tables.CommitScanRow;

/** Makes the rows of {@code commit_scans}, whose metrics are those of the columns. */
final class ScanRows {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ScanRows() {}

  static CommitScanRow row(ScannedCommit scanned) {
    CommitToScan commit = scanned.commit();
    ScanResult result = scanned.result();
    return new CommitScanRow(
        commit.repository().key(),
        commit.commitSha(),
        result.tool().toolName(),
        commit.treeId(),
        result.isCompleted() ? "completed" : "failed",
        result.metrics() == null ? null : json(result.tool(), result.metrics()),
        result.reason() == null ? null : result.reason().name(),
        result.message(),
        result.absent() == null ? null : text(result.absent()),
        commit.builds(),
        result.scanner(),
        result.durationSeconds());
  }

  /** Returns how a resource of a tool is found in what it gave. */
  static Evaluation.ResourceLookup lookup(ScanTool tool, Outcome<ScanMetrics> metrics) {
    return new Evaluation.ResourceLookup() {
      @Override
      public <T> Outcome<T> find(Resource<T> resource) {
        return toolOf(resource) == tool
            ? metrics.map(resource.type()::cast)
            : Outcome.missing(MissingReason.NOT_APPLICABLE);
      }
    };
  }

  static ScanTool toolOf(Resource<?> resource) {
    if (resource.equals(Resources.SONAR_MEASURES)) {
      return ScanTool.SONARQUBE;
    }
    if (resource.equals(Resources.TRIVY_FINDINGS)
        || resource.equals(Resources.TRIVY_VULNERABILITIES)) {
      return ScanTool.TRIVY;
    }
    throw new IllegalArgumentException(resource.name() + " comes from no scanner");
  }

  private static String json(ScanTool tool, ScanMetrics metrics) {
    List<Feature<?>> features = ScanSelection.metrics(tool);
    Cells cells = new Cells();
    new Evaluation(ParameterValues.DEFAULTS, (feature, failure) -> {})
        .compute(
            features, cells, lookup(tool, Outcome.present(metrics)), Evaluation.NO_EARLIER_BUILDS);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Feature<?> feature : features) {
      cells.get(feature).toOptional().ifPresent(value -> put(json, feature.name(), value));
    }
    return text(json);
  }

  private static String text(Object json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A scan has no form", e);
    }
  }

  private static void put(ObjectNode json, String name, Object value) {
    if (value instanceof Long number) {
      json.put(name, number);
    } else if (value instanceof Double number) {
      json.put(name, number);
    } else if (value instanceof Boolean truth) {
      json.put(name, truth);
    } else {
      json.put(name, value.toString());
    }
  }
}
