package org.cienrich.io.export.prepare;

import java.util.Locale;
import org.cienrich.features.ci.WorkflowFeatures;
import org.cienrich.io.table.TableColumn;

/** What a column is to a model. */
enum Role {
  /** Tells which row it is; never prepared. */
  IDENTITY,
  /** The outcome; never prepared, but rows without it are rows with a missing value. */
  LABEL,
  FEATURE;

  static Role of(TableColumn column) {
    if (column.feature() == null) {
      return IDENTITY;
    }
    return column.name().equals(WorkflowFeatures.TR_STATUS.name()) ? LABEL : FEATURE;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
