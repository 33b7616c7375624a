package org.cienrich.launcher;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.cienrich.pipeline.options.EnrichmentOptions;

/** The options of {@code run} in words, made from their declarations. */
final class OptionsReference {
  /** One option. */
  record Option(String name, String defaultValue, String description) {}

  private static final List<Class<?>> GROUPS = List.of(EnrichmentOptions.class.getInterfaces());

  private OptionsReference() {}

  /** Returns the options of all groups, sorted by name within a group. */
  static List<Option> options() {
    List<Option> options = new ArrayList<>();
    for (Class<?> group : GROUPS) {
      List<Option> ofGroup = new ArrayList<>();
      for (Method method : group.getDeclaredMethods()) {
        Description description = method.getAnnotation(Description.class);
        if (description != null) {
          ofGroup.add(new Option(nameOf(method), defaultOf(method), description.value()));
        }
      }
      ofGroup.sort(Comparator.comparing(Option::name));
      options.addAll(ofGroup);
    }
    return options;
  }

  private static String nameOf(Method getter) {
    String name = getter.getName().replaceFirst("^(get|is)", "");
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static String defaultOf(Method getter) {
    for (Annotation annotation : getter.getAnnotations()) {
      if (annotation instanceof Default.String text) {
        return text.value();
      } else if (annotation instanceof Default.Boolean truth) {
        return Boolean.toString(truth.value());
      } else if (annotation instanceof Default.Double number) {
        return Double.toString(number.value());
      } else if (annotation instanceof Default.Integer number) {
        return Integer.toString(number.value());
      }
    }
    return "";
  }

  /** Returns the options as {@code --help} shows them. */
  static String helpText() {
    StringBuilder text = new StringBuilder();
    for (Option option : options()) {
      text.append("  --").append(option.name()).append("=VALUE");
      if (!option.defaultValue().isEmpty()) {
        text.append("   (default: ").append(option.defaultValue()).append(')');
      }
      text.append("%n      ".formatted()).append(option.description()).append("%n".formatted());
    }
    return text.toString();
  }

  /** Returns the page {@code docs/options.md}. */
  static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Options of `ci-enrich run`

            <!-- Generated from org.cienrich.pipeline.options; do not edit. -->

            Options are written `--name=value`. Beside these, the options of the Beam runner are
            accepted, such as `--targetParallelism=4`. Secrets are never options: tokens are read
            from files that options name, or from the environment variables `GITHUB_TOKENS` (several,
            separated by commas), `GITHUB_TOKEN`, `CIRCLECI_TOKEN`, `TRAVIS_TOKEN` and `SONAR_TOKEN`.

            | option | default | meaning |
            |---|---|---|
            """);
    for (Option option : options()) {
      page.append("| `--").append(option.name()).append("` | ");
      page.append(option.defaultValue().isEmpty() ? "" : "`" + option.defaultValue() + "`");
      page.append(" | ").append(option.description()).append(" |\n");
    }
    return page.toString();
  }
}
