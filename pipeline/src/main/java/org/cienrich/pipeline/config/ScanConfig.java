package org.cienrich.pipeline.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.cienrich.features.Suggestions;
import org.cienrich.io.scan.ScanSettings;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.scan.TrivySettings;

/**
 * Settings of scanners, for all repositories and for single ones, which take from the former what
 * they do not set themselves.
 *
 * <pre>{@code
 * trivy:
 *   scanners: [vuln, misconfig]
 *   trivyYaml: |
 *     ignorefile: none
 *   extraArgs: [--skip-dirs, testdata]
 * sonarqube:
 *   properties:
 *     sonar.exclusions: "**\/vendor/**"
 * repos:
 *   square/retrofit:
 *     trivy:
 *       scanners: [vuln]
 * }</pre>
 */
record ScanConfig(ScanSettings<TrivySettings> trivy, ScanSettings<SonarSettings> sonar) {
  static final ScanConfig DEFAULTS =
      new ScanConfig(
          ScanSettings.of(TrivySettings.DEFAULT), ScanSettings.of(SonarSettings.DEFAULT));

  private static final String TRIVY = "trivy";
  private static final String SONARQUBE = "sonarqube";
  private static final String REPOS = "repos";

  /**
   * Reads a configuration.
   *
   * @throws ConfigurationException naming every unknown key and every value that is not valid
   */
  static ScanConfig parse(String yaml) throws ConfigurationException {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException notYaml) {
      throw new ConfigurationException(List.of("Not valid YAML: " + notYaml.getOriginalMessage()));
    }
    if (root.isMissingNode() || root.isNull()) {
      return DEFAULTS;
    }
    Reader reader = new Reader(new ArrayList<>());
    ScanConfig config = reader.read(root);
    if (!reader.problems().isEmpty()) {
      throw new ConfigurationException(reader.problems());
    }
    return config;
  }

  private record Reader(List<String> problems) {
    ScanConfig read(JsonNode root) {
      checkKeys(root, "", Set.of(TRIVY, SONARQUBE, REPOS));
      TrivySettings trivy = trivy(root.path(TRIVY), TRIVY, TrivySettings.DEFAULT);
      SonarSettings sonar = sonar(root.path(SONARQUBE), SONARQUBE, SonarSettings.DEFAULT);
      TreeMap<String, TrivySettings> trivyByRepo = new TreeMap<>();
      TreeMap<String, SonarSettings> sonarByRepo = new TreeMap<>();
      checkObject(root.path(REPOS), REPOS);
      root.path(REPOS)
          .properties()
          .forEach(
              entry -> {
                String name = entry.getKey().toLowerCase(Locale.ROOT);
                String path = REPOS + "." + entry.getKey() + ".";
                checkKeys(entry.getValue(), path, Set.of(TRIVY, SONARQUBE));
                trivyByRepo.put(name, trivy(entry.getValue().path(TRIVY), path + TRIVY, trivy));
                sonarByRepo.put(
                    name, sonar(entry.getValue().path(SONARQUBE), path + SONARQUBE, sonar));
              });
      return new ScanConfig(
          ScanSettings.of(trivy, trivyByRepo), ScanSettings.of(sonar, sonarByRepo));
    }

    private TrivySettings trivy(JsonNode node, String path, TrivySettings byDefault) {
      checkKeys(node, path + ".", Set.of("scanners", "trivyYaml", "extraArgs"));
      try {
        return new TrivySettings(
            words(node, "scanners", path, byDefault.scanners()),
            node.has("trivyYaml")
                ? text(node.get("trivyYaml"), path + ".trivyYaml")
                : byDefault.configuration(),
            words(node, "extraArgs", path, byDefault.extraArgs()));
      } catch (IllegalArgumentException refused) {
        problems.add(path + ": " + refused.getMessage());
        return byDefault;
      }
    }

    private SonarSettings sonar(JsonNode node, String path, SonarSettings byDefault) {
      checkKeys(node, path + ".", Set.of("properties", "extraArgs"));
      TreeMap<String, String> properties = new TreeMap<>(byDefault.properties());
      checkObject(node.path("properties"), path + ".properties");
      node.path("properties")
          .properties()
          .forEach(
              entry ->
                  properties.put(
                      entry.getKey(),
                      text(entry.getValue(), path + ".properties." + entry.getKey())));
      try {
        return new SonarSettings(properties, words(node, "extraArgs", path, byDefault.extraArgs()));
      } catch (IllegalArgumentException refused) {
        problems.add(path + ": " + refused.getMessage());
        return byDefault;
      }
    }

    private List<String> words(JsonNode node, String name, String path, List<String> byDefault) {
      JsonNode list = node.path(name);
      if (list.isMissingNode() || list.isNull()) {
        return byDefault;
      }
      List<String> words = new ArrayList<>();
      if (!list.isArray()) {
        problems.add(path + "." + name + " must be a list, but is " + list);
      }
      list.forEach(item -> words.add(text(item, path + "." + name)));
      return words;
    }

    private String text(JsonNode node, String path) {
      if (!node.isValueNode() || node.isNull()) {
        problems.add(path + " must be a text, but is " + node);
      }
      return node.asText();
    }

    private void checkKeys(JsonNode node, String path, Set<String> known) {
      checkObject(node, path.isEmpty() ? "The file" : path.replaceFirst("\\.$", ""));
      node.properties()
          .forEach(
              entry -> {
                if (!known.contains(entry.getKey())) {
                  problems.add(
                      path
                          + entry.getKey()
                          + " is not a setting"
                          + Suggestions.hint(entry.getKey(), List.copyOf(known)));
                }
              });
    }

    private void checkObject(JsonNode node, String what) {
      if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
        problems.add(what + " must hold names and values");
      }
    }
  }
}
