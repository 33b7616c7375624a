package org.cienrich.io.export.prepare;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import org.cienrich.io.export.prepare.Preparation.Encoding;
import org.cienrich.io.export.prepare.Preparation.Fill;
import org.cienrich.io.export.prepare.Preparation.Missing;
import org.cienrich.io.export.prepare.Preparation.Normalisation;
import org.cienrich.io.export.prepare.Preparation.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationTest {
  @Test
  void changesNothingByDefault() {
    assertThat(Preparation.parse(Map.of()))
        .isEqualTo(
            new Preparation(
                new Missing(Fill.KEEP, null, null),
                Normalisation.NONE,
                Encoding.NONE,
                Split.NONE,
                List.of(),
                1));
  }

  @Test
  void readsEverything() {
    Map<String, String> options =
        Map.of(
            "missing", "drop-columns:0.5, sentinel:-1",
            "normalise", "zscore",
            "encode", "onehot",
            "split", "time-per-repository",
            "shares", "0.8,0.2",
            "seed", "-7");

    assertThat(Preparation.parse(options))
        .isEqualTo(
            new Preparation(
                new Missing(Fill.SENTINEL, "-1", 0.5),
                Normalisation.ZSCORE,
                Encoding.ONEHOT,
                Split.TIME_PER_REPOSITORY,
                List.of(0.8, 0.2),
                -7));
  }

  @Test
  void tellsOptionsThatGiveTheSameAgain() {
    Preparation preparation =
        SampleBuilds.preparation("missing=impute,drop-columns:0.25", "split=time", "seed=3");

    assertThat(preparation.shares()).containsExactly(0.7, 0.15, 0.15);
    assertThat(preparation.options())
        .containsEntry("missing", "drop-columns:0.25,impute")
        .containsEntry("shares", "0.7,0.15,0.15");
    assertThat(Preparation.parse(preparation.options())).isEqualTo(preparation);
    assertThat(Preparation.parse(Preparation.NONE.options())).isEqualTo(Preparation.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing | zero | --missing=zero: possible are keep, sentinel:VALUE, drop-rows, impute, and"
            + " with one of these drop-columns:SHARE",
        "missing | sentinel | --missing=sentinel: possible are keep, sentinel:VALUE",
        "missing | sentinel: | --missing=sentinel:: possible are keep",
        "missing | impute:3 | --missing=impute:3: possible are keep",
        "missing | impute,drop-rows | --missing=impute,drop-rows: only one of keep, sentinel",
        "missing | drop-columns | --missing=drop-columns: drop-columns:SHARE wants a number from 0",
        "missing | drop-columns:1 | --missing=drop-columns:1: drop-columns:SHARE wants a number",
        "normalise | zscor | --normalise=zscor: possible are none, minmax, zscore, robust, log1p"
            + " (did you mean zscore?)",
        "encode | label | --encode=label: possible are none, onehot, ordinal",
        "split | random | --split=random: possible are none, time, time-per-repository, repository",
        "seed | x | --seed=x: must be a whole number",
        "shares | 0.5,0.5 | --shares=0.5,0.5: wants a --split",
        "sharse | 1 | Unknown option --sharse (did you mean shares?)",
      })
  void namesOptionValueAndWhatIsPossible(String option, String value, String message) {
    assertThatThrownBy(() -> Preparation.parse(Map.of(option, value)))
        .isInstanceOf(PreparationException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1", "0.5,0.6", "0.5,0.25,0.15,0.1", "1,0", "0.5,x", "0.5,0.5,", "0.5,NaN"})
  void refusesSharesThatAreNone(String shares) {
    assertThatThrownBy(() -> SampleBuilds.preparation("split=time", "shares=" + shares))
        .hasMessage(
            "--shares="
                + shares
                + ": possible are two (train, test) or three (train, validation, test) numbers"
                + " above 0 whose sum is 1");
  }

  @Test
  void tellsAllThatIsWrong() {
    assertThatThrownBy(() -> SampleBuilds.preparation("split=x", "encode=y", "missing=z"))
        .asInstanceOf(type(PreparationException.class))
        .extracting(PreparationException::problems, as(LIST))
        .hasSize(3);
  }
}
