package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.cienrich.features.stats.NumberCounts;
import org.cienrich.io.export.prepare.Preparation.Normalisation;
import org.cienrich.io.export.prepare.PreparationParameters.ScaleParameters;
import org.cienrich.io.table.ColumnType;
import org.cienrich.io.table.TableColumn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NormalisationTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** Training part: 1, 2, 3, 4, 10; then 12 and -5 to test with. */
  private static SampleBuilds sample() {
    SampleBuilds builds = SampleBuilds.with("tr_duration");
    Arrays.asList(4L, 1L, 3L, 2L, 10L, 12L, -5L)
        .forEach(value -> builds.row(builds.rows().size(), value));
    return builds;
  }

  private static Preparer fit(SampleBuilds builds, String method) throws IOException {
    double train = 5.0 / 7;
    return builds.fit("normalise=" + method, "split=time", "shares=" + train + "," + (1 - train));
  }

  private static @Nullable ScaleParameters scale(Preparer preparer) {
    return preparer.parameters().columns().get(11).scale();
  }

  @Test
  void minmaxMapsTheTrainingPartToZeroAndOneAndDoesNotClip() throws IOException {
    SampleBuilds builds = sample();
    Preparer preparer = fit(builds, "minmax");

    assertThat(builds.column(preparer, "tr_duration"))
        .containsExactly(3.0 / 9, 0.0, 2.0 / 9, 1.0 / 9, 1.0, 11.0 / 9, -6.0 / 9);
    assertThat(scale(preparer)).isEqualTo(new ScaleParameters("minmax", 1, 9, true, 0));
  }

  @Test
  void zscoreUsesTheStandardDeviationOfThePopulation() throws IOException {
    SampleBuilds builds = sample();
    Preparer preparer = fit(builds, "zscore");

    // Mean 4; squared differences 0 + 9 + 1 + 4 + 36 = 50, by 5 rows.
    double sd = Math.sqrt(10);
    assertThat(builds.column(preparer, "tr_duration"))
        .satisfiesExactly(
            value -> assertThat((Double) value).isZero(),
            value -> assertThat((Double) value).isCloseTo(-3 / sd, ROUNDING),
            value -> assertThat((Double) value).isCloseTo(-1 / sd, ROUNDING),
            value -> assertThat((Double) value).isCloseTo(-2 / sd, ROUNDING),
            value -> assertThat((Double) value).isCloseTo(6 / sd, ROUNDING),
            value -> assertThat((Double) value).isCloseTo(8 / sd, ROUNDING),
            value -> assertThat((Double) value).isCloseTo(-9 / sd, ROUNDING));
  }

  @Test
  void robustUsesMedianAndInterquartileRange() throws IOException {
    SampleBuilds builds = sample();

    // Median 3, quartiles 2 and 4.
    assertThat(builds.column(fit(builds, "robust"), "tr_duration"))
        .containsExactly(0.5, -1.0, 0.0, -0.5, 3.5, 4.5, -4.0);
  }

  @Test
  void robustInterpolatesQuartilesLinearly() {
    NumberCounts numbers = new NumberCounts();
    numbers.add(1);
    numbers.add(2);
    numbers.add(4);
    numbers.add(8);

    // Quartiles at positions 0.75 and 2.25: 1.75 and 5; median 3.
    assertThat(Scaling.fit(Normalisation.ROBUST, numbers))
        .isEqualTo(new Scaling(Normalisation.ROBUST, 3, 3.25));
  }

  @Test
  void log1pTakesNegativeNumbersForZeroAndCountsThem() throws IOException {
    SampleBuilds builds = sample();
    Preparer preparer = fit(builds, "log1p");

    assertThat(builds.column(preparer, "tr_duration").subList(4, 7))
        .containsExactly(StrictMath.log1p(10), StrictMath.log1p(12), 0.0);
    assertThat(scale(preparer)).isEqualTo(new ScaleParameters("log1p", 0, 1, true, 1));
  }

  @Test
  void constantColumnsHaveScaleOne() throws IOException {
    for (String method : new String[] {"minmax", "zscore", "robust"}) {
      SampleBuilds builds = SampleBuilds.with("change_entropy").row(0, 0.1).row(1, 0.1).row(2, 0.1);
      Preparer preparer = builds.fit("normalise=" + method);

      assertThat(builds.column(preparer, "change_entropy")).containsExactly(0.0, 0.0, 0.0);
      assertThat(scale(preparer)).isEqualTo(new ScaleParameters(method, 0.1, 1, true, 0));
    }
  }

  @Test
  void robustHasScaleOneWhereHalfOfTheValuesAreEqual() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with("tr_duration").row(0, 5L).row(1, 5L).row(2, 5L).row(3, 5L).row(4, 9L);

    assertThat(builds.column(builds.fit("normalise=robust"), "tr_duration"))
        .containsExactly(0.0, 0.0, 0.0, 0.0, 4.0);
  }

  @Test
  void leavesMissingValuesMissingAndColumnsWithoutValuesAlone() throws IOException {
    SampleBuilds builds =
        SampleBuilds.with("tr_duration", "gh_sloc")
            .row(0, null, 1L)
            .row(1, null, null)
            .row(2, 7L, 3L);
    Preparer preparer = builds.fit("normalise=minmax", "split=time", "shares=0.6,0.4");

    assertThat(builds.column(preparer, "tr_duration")).containsExactly(null, null, 7.0);
    assertThat(builds.column(preparer, "gh_sloc")).containsExactly(0.0, null, 2.0);
    assertThat(preparer.parameters().columns().get(11).notes())
        .containsExactly("There is no value to fit the scale on: values are written as they are.");
  }

  @Test
  void leavesLabelIdentityAndBooleansAlone() throws IOException {
    SampleBuilds builds = SampleBuilds.with("tr_status", "gh_is_pr").row(0, "passed", true);
    Preparer preparer = builds.fit("normalise=zscore", "encode=none");

    assertThat(preparer.columns()).isEqualTo(builds.columns());
    assertThat(builds.prepared(preparer))
        .containsExactly(new Prepared.Row(Part.ALL, builds.rows().get(0)));
  }

  @Test
  void scaledColumnsAreDecimalsAndSayHow() throws IOException {
    TableColumn column = fit(sample(), "zscore").columns().get(11);

    assertThat(column.type()).isEqualTo(ColumnType.DECIMAL);
    assertThat(column.description()).endsWith("Written as (x - mean) / standard deviation.");
    assertThat(column.feature()).isNull();
  }

  @Test
  void staysFiniteWhateverTheNumbers() {
    NumberCounts numbers = new NumberCounts();
    numbers.add(0);
    numbers.add(1e-300);
    Scaling scaling = Scaling.fit(Normalisation.MINMAX, numbers);

    assertThat(scaling.apply(Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    assertThat(scaling.apply(-Double.MAX_VALUE)).isEqualTo(-Double.MAX_VALUE);
  }
}
