package org.cienrich.io.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void sharesOfNotQuiteNothingOrAllAreTold() {
    assertThat(Figures.percent(0.0)).isEqualTo("0.0\u00a0%");
    assertThat(Figures.percent(0.01)).isEqualTo("<\u00a00.1\u00a0%");
    assertThat(Figures.percent(99.99)).isEqualTo(">\u00a099.9\u00a0%");
    assertThat(Figures.percent(100.0)).isEqualTo("100.0\u00a0%");
    assertThat(Figures.percent(1, 3)).isEqualTo("33.3\u00a0%");
    assertThat(Figures.percent(0, 0)).isEqualTo("–");
    assertThat(Figures.percent(Double.NaN)).isEqualTo("–");
  }

  @Test
  void numbersHaveFourDigitsThatCount() {
    assertThat(Figures.number(0.0)).isEqualTo("0");
    assertThat(Figures.number(-0.0)).isEqualTo("0");
    assertThat(Figures.number(3.14159)).isEqualTo("3.142");
    assertThat(Figures.number(1234567.0)).isEqualTo("1,234,567");
    assertThat(Figures.number(0.00001234)).isEqualTo("1.234e-05");
    assertThat(Figures.number(-5e15)).isEqualTo("-5.000e+15");
    assertThat(Figures.number(Double.POSITIVE_INFINITY)).isEqualTo("–");
    assertThat(Figures.number(null)).isEqualTo("–");
  }

  @Test
  void zeroHasNoSign() {
    assertThat(Figures.fixed(-0.0, 2)).isEqualTo("0.00");
    assertThat(Figures.fixed(-0.001, 2)).isEqualTo("0.00");
  }

  @Test
  void countsHaveTheirNoun() {
    assertThat(Figures.plural(1, "row")).isEqualTo("1 row");
    assertThat(Figures.plural(1200, "row")).isEqualTo("1,200 rows");
  }
}
