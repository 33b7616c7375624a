package org.cienrich.io.scan.sonar;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The types of metrics, of which <a
 * href="https://github.com/SonarSource/sonar-plugin-api/blob/master/plugin-api/src/main/java/org/sonar/api/measures/Metric.java">Metric.ValueType</a>
 * has the list. The server sends every value as text.
 */
enum MetricType {
  INT,
  FLOAT,
  PERCENT,
  BOOL,
  STRING,
  MILLISEC,
  DATA,
  LEVEL,
  DISTRIB,
  RATING,
  WORK_DUR;

  /** Returns the type of that name; one that is not known is a text. */
  static MetricType named(String name) {
    for (MetricType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return STRING;
  }

  /** Returns the value as {@code ScanMetrics} writes it; empty if it is none of this type. */
  Optional<String> canonical(String value) {
    try {
      return switch (this) {
        case INT, MILLISEC, WORK_DUR -> Optional.of(Long.toString(whole(value)));
        case RATING ->
            Optional.of(whole(value))
                .filter(rating -> rating >= 1 && rating <= 5)
                .map(rating -> Long.toString(rating));
        case FLOAT, PERCENT ->
            Optional.of(Double.parseDouble(value)).filter(Double::isFinite).map(String::valueOf);
        case BOOL ->
            switch (value) {
              case "true", "1", "1.0" -> Optional.of("true");
              case "false", "0", "0.0" -> Optional.of("false");
              default -> Optional.empty();
            };
        case STRING, DATA, LEVEL, DISTRIB -> Optional.of(value);
      };
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Servers write some whole numbers with decimals, as in {@code 12.0}. */
  private static long whole(String value) {
    if (value.length() > 30) {
      throw new NumberFormatException("too long");
    }
    return new BigDecimal(value).longValueExact();
  }
}
