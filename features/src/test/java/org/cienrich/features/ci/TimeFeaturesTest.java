package org.cienrich.features.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cienrich.features.testing.Facts.run;
import static org.cienrich.features.testing.Facts.triggered;

import java.time.Instant;
import java.util.List;
import org.cienrich.features.facts.RunTrigger;
import org.cienrich.features.testing.Compute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFeaturesTest {
  @ParameterizedTest
  @CsvSource({
    "2024-03-15T23:59:59Z,Friday,23",
    "2024-03-16T00:00:00Z,Saturday,0",
    "2024-03-18T12:30:00Z,Monday,12"
  })
  void weekdayAndHourAreInUtc(Instant at, String weekday, long hour) {
    assertThat(TimeFeatures.weekday(triggered(at))).isEqualTo(weekday);
    assertThat(TimeFeatures.hour(triggered(at))).isEqualTo(hour);
  }

  @Test
  void hourIsThatOfTheTriggerNotOfTheStart() {
    Instant triggered = Instant.parse("2024-03-15T10:59:00Z");
    RunTrigger late = run(triggered, triggered.plusSeconds(3600), "push", "main", 1L, List.of());
    assertThat(TimeFeatures.hour(late)).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"0,0.0,1.0", "6,1.0,0.0", "3,0.7071,0.7071", "12,0.0,-1.0", "18,-1.0,0.0"})
  void hoursLieOnACircle(int hour, double sine, double cosine) {
    RunTrigger run = triggered(Instant.parse("2024-03-15T%02d:45:00Z".formatted(hour)));
    assertThat(Compute.withTrigger(TimeFeatures.BUILD_TIME_SIN, run)).contains(sine);
    assertThat(Compute.withTrigger(TimeFeatures.BUILD_TIME_COS, run)).contains(cosine);
  }

  @ParameterizedTest
  @CsvSource({
    "Monday,0,1.0",
    "Sunday,4,1.0",
    "Monday,5,0.1",
    "Friday,15,0.1",
    "Friday,16,0.9",
    "Saturday,16,0.8",
    "Sunday,5,0.8",
    "Thursday,23,0.1"
  })
  void firstRuleThatHoldsGivesTheRisk(String weekday, long hour, double score) {
    assertThat(TimeFeatures.riskScore(weekday, hour)).isEqualTo(score);
  }
}
