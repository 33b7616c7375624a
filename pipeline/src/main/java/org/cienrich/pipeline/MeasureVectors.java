package org.cienrich.pipeline;

import java.util.SortedMap;
import org.cienrich.features.quality.QualityMeasure;
import org.cienrich.features.tables.FeatureVectorRow;
import org.cienrich.io.table.PartMeasure;
import org.cienrich.io.table.TableMeasure;

/** Measures the quality of the dataset while it is written. */
record MeasureVectors(SelectedFeatures features) implements TableMeasure<FeatureVectorRow> {
  @Override
  public PartMeasure<FeatureVectorRow> begin(long mostRows) {
    QualityMeasure measure = new QualityMeasure(features.features(), mostRows);
    return new PartMeasure<>() {
      @Override
      public void add(FeatureVectorRow row) {
        measure.add(row);
      }

      @Override
      public SortedMap<String, byte[]> finish() {
        return measure.finish();
      }
    };
  }
}
