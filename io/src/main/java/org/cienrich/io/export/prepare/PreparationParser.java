package org.cienrich.io.export.prepare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cienrich.features.Suggestions;
import org.cienrich.io.export.prepare.Preparation.Encoding;
import org.cienrich.io.export.prepare.Preparation.Fill;
import org.cienrich.io.export.prepare.Preparation.Missing;
import org.cienrich.io.export.prepare.Preparation.Normalisation;
import org.cienrich.io.export.prepare.Preparation.Split;
import org.jspecify.annotations.Nullable;

/** Reads the options of a preparation and gathers what is wrong with them. For a single use. */
final class PreparationParser {
  private static final List<Double> DEFAULT_SHARES = List.of(0.7, 0.15, 0.15);
  static final String DROP_COLUMNS = "drop-columns";

  private final Map<String, String> options;
  private final List<String> problems = new ArrayList<>();

  PreparationParser(Map<String, String> options) {
    this.options = options;
  }

  Preparation parse() {
    for (String name : options.keySet()) {
      if (!Preparation.OPTIONS.contains(name)) {
        problems.add("Unknown option --" + name + Suggestions.hint(name, Preparation.OPTIONS));
      }
    }
    Missing missing = missing(options.getOrDefault("missing", "keep"));
    Normalisation normalisation = constant("normalise", Normalisation.values());
    Encoding encoding = constant("encode", Encoding.values());
    Split split = constant("split", Split.values());
    List<Double> shares = shares(split);
    long seed = seed();
    if (!problems.isEmpty()) {
      throw new PreparationException(problems);
    }
    return new Preparation(missing, normalisation, encoding, split, shares, seed);
  }

  private Missing missing(String text) {
    List<Fill> fills = new ArrayList<>();
    String sentinel = null;
    Double mostMissing = null;
    for (String word : text.split(",", -1)) {
      int colon = word.indexOf(':');
      String name = (colon < 0 ? word : word.substring(0, colon)).strip();
      String value = colon < 0 ? null : word.substring(colon + 1).strip();
      Optional<Fill> fill =
          Arrays.stream(Fill.values()).filter(each -> each.text().equals(name)).findFirst();
      if (name.equals(DROP_COLUMNS) && mostMissing == null) {
        mostMissing = share(text, value);
      } else if (fill.isEmpty()
          || (fill.get() == Fill.SENTINEL) != (value != null)
          || (value != null && value.isEmpty())) {
        wrongMissing(
            text,
            "possible are keep, sentinel:VALUE, drop-rows, impute, and with one of these"
                + " drop-columns:SHARE");
      } else {
        fills.add(fill.get());
        sentinel = value;
      }
    }
    if (fills.size() > 1) {
      wrongMissing(text, "only one of keep, sentinel, drop-rows and impute is possible");
    }
    return new Missing(fills.isEmpty() ? Fill.KEEP : fills.get(0), sentinel, mostMissing);
  }

  private void wrongMissing(String text, String possible) {
    problems.add("--missing=" + text + ": " + possible);
  }

  private Double share(String text, @Nullable String value) {
    Optional<Double> share = value == null ? Optional.empty() : number(value);
    if (share.isEmpty() || share.get() < 0 || share.get() >= 1) {
      wrongMissing(text, "drop-columns:SHARE wants a number from 0 to below 1");
      return 0.0;
    }
    return share.get();
  }

  private <E extends Enum<E>> E constant(String option, E[] constants) {
    String text = options.getOrDefault(option, Preparation.optionText(constants[0]));
    List<String> names = Arrays.stream(constants).map(Preparation::optionText).toList();
    int index = names.indexOf(text.strip());
    if (index < 0) {
      problems.add(
          "--%s=%s: possible are %s%s"
              .formatted(option, text, String.join(", ", names), Suggestions.hint(text, names)));
      return constants[0];
    }
    return constants[index];
  }

  private List<Double> shares(Split split) {
    String text = options.get("shares");
    if (split == Split.NONE) {
      if (text != null) {
        problems.add("--shares=" + text + ": wants a --split, such as --split=time");
      }
      return List.of();
    }
    if (text == null) {
      return DEFAULT_SHARES;
    }
    List<Double> shares =
        Arrays.stream(text.split(",", -1)).flatMap(share -> number(share).stream()).toList();
    boolean complete = shares.size() == text.split(",", -1).length;
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    if (!complete
        || shares.size() < 2
        || shares.size() > 3
        || shares.stream().anyMatch(share -> share <= 0)
        || Math.abs(sum - 1) > 1e-9) {
      problems.add(
          "--shares="
              + text
              + ": possible are two (train, test) or three (train, validation, test) numbers above"
              + " 0 whose sum is 1");
      return DEFAULT_SHARES;
    }
    return shares;
  }

  private long seed() {
    String text = options.getOrDefault("seed", "1");
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      problems.add("--seed=" + text + ": must be a whole number");
      return 0;
    }
  }

  /** Returns a finite number; empty if the text is none. */
  static Optional<Double> number(String text) {
    try {
      double number = new BigDecimal(text.strip()).doubleValue() + 0.0;
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
