package org.cienrich.pipeline.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cienrich.features.Parameter;
import org.cienrich.features.ParameterValues;
import org.cienrich.features.Parameters;
import org.cienrich.features.Suggestions;
import org.cienrich.features.ValueType;
import org.cienrich.features.ports.ParameterSource;

/**
 * The parameters that a user set: for all repositories at the top level of a YAML file, for one
 * under {@code repos:} by its {@code owner/name}.
 *
 * <pre>{@code
 * lookback_days: 90
 * repos:
 *   square/retrofit:
 *     source_languages: [java, kotlin]
 * }</pre>
 *
 * <p>Immutable and serialisable.
 */
public final class FeatureConfig implements ParameterSource {
  public static final FeatureConfig DEFAULTS = new FeatureConfig(Map.of(), Map.of());

  private static final String REPOS = "repos";

  private final TreeMap<String, Object> forAll;
  private final TreeMap<String, TreeMap<String, Object>> byRepo;

  private FeatureConfig(
      Map<String, Object> forAll, Map<String, ? extends Map<String, Object>> byRepo) {
    this.forAll = new TreeMap<>(forAll);
    this.byRepo = new TreeMap<>();
    byRepo.forEach((repo, values) -> this.byRepo.put(repo, new TreeMap<>(values)));
  }

  /**
   * Reads a configuration.
   *
   * @param parameters the parameters there are
   * @throws ConfigurationException naming every unknown key and every value that is not valid
   */
  public static FeatureConfig parse(String yaml, List<Parameter<?>> parameters)
      throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    JsonNode root = readYaml(yaml);
    if (root.isMissingNode() || root.isNull()) {
      return DEFAULTS;
    }
    Reader reader = new Reader(parameters, problems);
    Map<String, Object> forAll = reader.read(root, "", true);
    Map<String, Map<String, Object>> byRepo = new TreeMap<>();
    root.path(REPOS)
        .properties()
        .forEach(
            entry ->
                byRepo.put(
                    entry.getKey().toLowerCase(Locale.ROOT),
                    reader.read(entry.getValue(), REPOS + "." + entry.getKey() + ".", false)));
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new FeatureConfig(forAll, byRepo);
  }

  /**
   * Returns the configuration that {@link #asMap} told.
   *
   * @throws ConfigurationException as for {@link #parse}: parameters may have changed since
   */
  static FeatureConfig of(Map<String, Object> told) throws ConfigurationException {
    try {
      return told.isEmpty()
          ? DEFAULTS
          : parse(new YAMLMapper().writeValueAsString(told), Parameters.ALL);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of a manifest has no form", e);
    }
  }

  private static JsonNode readYaml(String yaml) throws ConfigurationException {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException notYaml) {
      throw new ConfigurationException(List.of("Not valid YAML: " + notYaml.getOriginalMessage()));
    }
  }

  @Override
  public ParameterValues valuesFor(String repo) {
    Map<String, Object> values = new HashMap<>(forAll);
    values.putAll(byRepo.getOrDefault(repo.toLowerCase(Locale.ROOT), new TreeMap<>()));
    return new ParameterValues(values);
  }

  /** Returns what was set, for the manifest: keys sorted, repositories under {@code repos}. */
  public Map<String, Object> asMap() {
    Map<String, Object> all = new TreeMap<>(forAll);
    if (!byRepo.isEmpty()) {
      all.put(REPOS, new TreeMap<>(byRepo));
    }
    return all;
  }

  private record Reader(List<Parameter<?>> parameters, List<String> problems) {
    Map<String, Object> read(JsonNode node, String path, boolean top) {
      Map<String, Object> values = new TreeMap<>();
      if (!node.isObject()) {
        problems.add((top ? "The file" : path) + " must hold names and values");
        return values;
      }
      node.properties()
          .forEach(
              entry -> {
                if (!(top && entry.getKey().equals(REPOS))) {
                  readOne(entry.getKey(), entry.getValue(), path, values);
                }
              });
      return values;
    }

    private void readOne(String name, JsonNode node, String path, Map<String, Object> values) {
      for (Parameter<?> parameter : parameters) {
        if (parameter.name().equals(name)) {
          try {
            values.put(name, checked(parameter, node));
          } catch (IllegalArgumentException invalid) {
            problems.add(path + invalid.getMessage());
          }
          return;
        }
      }
      problems.add(
          path
              + name
              + " is not a parameter"
              + Suggestions.hint(name, parameters.stream().<String>map(Parameter::name).toList()));
    }

    private static <T> T checked(Parameter<T> parameter, JsonNode node) {
      return parameter.check().apply(parameter.type().cast(valueOf(parameter, node)));
    }

    private static Object valueOf(Parameter<?> parameter, JsonNode node) {
      if (parameter.type() == ValueType.INTEGER && node.isIntegralNumber()) {
        return node.longValue();
      }
      if (parameter.type() == ValueType.TEXT_LIST && node.isArray()) {
        List<String> items = new ArrayList<>();
        node.forEach(item -> items.add(item.asText()));
        return items;
      }
      throw new IllegalArgumentException(
          parameter.name()
              + " must be "
              + (parameter.type() == ValueType.INTEGER ? "a whole number" : "a list of words")
              + ", but is "
              + node);
    }
  }
}
