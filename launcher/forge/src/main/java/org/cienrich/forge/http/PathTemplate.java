package org.cienrich.forge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variables, such as {@code /v2/pipeline/{id}}. Immutable. */
public final class PathTemplate {

  /** What stands for a variable: one segment. */
  public static final String SEGMENT = "[^/]+";

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final String text;
  private final Pattern pattern;

  /** A template whose variables each stand for one segment. */
  public PathTemplate(String text) {
    this(text, variable -> SEGMENT);
  }

  /**
   * A template.
   *
   * @param patternOf the regular expression, without groups, of what stands for a variable
   */
  public PathTemplate(String text, UnaryOperator<String> patternOf) {
    this.text = text;
    StringBuilder regex = new StringBuilder();
    int from = 0;
    for (MatchResult variable : VARIABLE.matcher(text).results().toList()) {
      regex.append(Pattern.quote(text.substring(from, variable.start())));
      regex.append('(').append(patternOf.apply(variable.group(1))).append(')');
      from = variable.end();
    }
    pattern = Pattern.compile(regex + Pattern.quote(text.substring(from)));
  }

  /** What stands for each variable in a path, decoded; empty for a path of another form. */
  public Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    Matcher names = VARIABLE.matcher(text);
    for (int group = 1; names.find(); group++) {
      // A plus in a path is a plus.
      String encoded = matcher.group(group).replace("+", "%2B");
      variables.put(names.group(1), URLDecoder.decode(encoded, UTF_8));
    }
    return Optional.of(variables);
  }

  /** The template as it was given. */
  @Override
  public String toString() {
    return text;
  }
}
