package org.cienrich.features.ci;

import static org.cienrich.features.Category.METADATA;
import static org.cienrich.features.facts.Resources.RUN_TRIGGER;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cienrich.features.Feature;
import org.cienrich.features.Unit;
import org.cienrich.features.facts.RunTrigger;

/** The weekday and the hour at which the build was triggered, in UTC. */
public final class TimeFeatures {
  private static final List<String> WEEKDAYS =
      Arrays.stream(DayOfWeek.values()).map(TimeFeatures::name).toList();

  public static final Feature<String> DAY_WEEK =
      Feature.text("day_week")
          .describedAs("The weekday in UTC on which the build was triggered.")
          .category(METADATA)
          .oneOf(WEEKDAYS)
          .from(RUN_TRIGGER)
          .computedBy(TimeFeatures::weekday);

  public static final Feature<Long> TIME_OF_DAY =
      Feature.integer("time_of_day")
          .describedAs("The hour in UTC in which the build was triggered.")
          .category(METADATA)
          .unit(Unit.HOUR_OF_DAY)
          .range(0, 23)
          .from(RUN_TRIGGER)
          .computedBy(TimeFeatures::hour);

  public static final Feature<Double> BUILD_TIME_SIN =
      Feature.decimal("build_time_sin")
          .describedAs("The sine of the hour on a circle of 24 hours.")
          .category(METADATA)
          .unit(Unit.RATIO)
          .range(-1, 1)
          .decimals(4)
          .from(TIME_OF_DAY)
          .computedBy(hour -> StrictMath.sin(angle(hour)));

  public static final Feature<Double> BUILD_TIME_COS =
      Feature.decimal("build_time_cos")
          .describedAs("The cosine of the hour on a circle of 24 hours.")
          .category(METADATA)
          .unit(Unit.RATIO)
          .range(-1, 1)
          .decimals(4)
          .from(TIME_OF_DAY)
          .computedBy(hour -> StrictMath.cos(angle(hour)));

  public static final Feature<Double> BUILD_HOUR_RISK_SCORE =
      Feature.decimal("build_hour_risk_score")
          .describedAs(
              "A rule of thumb for how risky the hour in UTC is. The first that holds: 1 from 0:00"
                  + " to 4:59, 0.9 on Friday from 16:00, 0.8 on Saturday and Sunday, else 0.1.")
          .category(METADATA)
          .unit(Unit.RATIO)
          .range(0, 1)
          .from(DAY_WEEK, TIME_OF_DAY)
          .computedBy(TimeFeatures::riskScore);

  private TimeFeatures() {}

  static String weekday(RunTrigger trigger) {
    return name(utc(trigger).getDayOfWeek());
  }

  static long hour(RunTrigger trigger) {
    return utc(trigger).getHour();
  }

  static double riskScore(String weekday, long hour) {
    if (hour <= 4) {
      return 1.0;
    }
    if (weekday.equals("Friday") && hour >= 16) {
      return 0.9;
    }
    return weekday.equals("Saturday") || weekday.equals("Sunday") ? 0.8 : 0.1;
  }

  private static double angle(long hour) {
    return 2 * Math.PI * hour / 24;
  }

  private static ZonedDateTime utc(RunTrigger trigger) {
    return trigger.triggeredAt().atZone(ZoneOffset.UTC);
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
