package org.cienrich.io.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads rules in the format of gitleaks. Rules about paths are left out, since a log has none, and
 * so is the one for private keys, which {@link PrivateKeyBlock} finds over several lines.
 */
final class SecretRules {
  private static final String PRIVATE_KEY = "private-key";

  private SecretRules() {}

  /** The rules of gitleaks and those that logs of CI services need besides. */
  static List<SecretRule> standard() {
    JsonNode gitleaks = parse("gitleaks/gitleaks.toml");
    JsonNode ci = parse("ci.toml");
    Stream<Allowlist> common =
        Stream.of(gitleaks, ci).map(rules -> allowlist(rules.path("allowlist")));
    List<Allowlist> forAll = common.toList();
    JsonNode hints = ci.path("hints");
    return Stream.concat(rules(gitleaks, forAll, hints), rules(ci, forAll, hints)).toList();
  }

  /** How many rules a resource holds, whether they are used or not. */
  static int count(String resource) {
    return parse(resource).path("rules").size();
  }

  private static JsonNode parse(String resource) {
    try (InputStream in = SecretRules.class.getResourceAsStream(resource)) {
      return new TomlMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the rules for secrets, " + resource, e);
    }
  }

  private static Stream<SecretRule> rules(JsonNode file, List<Allowlist> common, JsonNode hints) {
    return stream(file.path("rules"))
        .filter(rule -> rule.has("regex") && !rule.has("path"))
        .filter(rule -> !rule.path("id").asText().equals(PRIVATE_KEY))
        .map(rule -> rule(rule, common, hints.path(rule.path("id").asText())));
  }

  private static SecretRule rule(JsonNode rule, List<Allowlist> common, JsonNode hint) {
    List<Allowlist> allowlists = new ArrayList<>(common);
    Stream.concat(stream(rule.path("allowlists")), stream(hint.path("allowlists")))
        .filter(SecretRules::canHold)
        .map(SecretRules::allowlist)
        .forEach(allowlists::add);
    String regex = rule.path("regex").asText();
    List<String> keywords =
        texts(rule.path("keywords")).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    List<String> names = Assignment.namesOf(regex, keywords);
    boolean assignment = !names.isEmpty();
    return new SecretRule(
        rule.path("id").asText(),
        assignment ? Assignment.coreOf(regex) : Pattern.compile(regex),
        assignment ? names : keywords,
        secretGroup(rule, hint),
        rule.path("entropy").asDouble(),
        List.copyOf(allowlists),
        new RuleFilter(
            hint.path("atWordStart").asBoolean(),
            assignment,
            texts(hint.path("containing")).toList()));
  }

  private static int secretGroup(JsonNode rule, JsonNode hint) {
    return Stream.of(hint, rule)
        .map(node -> node.path("secretGroup"))
        .filter(JsonNode::isIntegralNumber)
        .mapToInt(JsonNode::asInt)
        .findFirst()
        .orElse(SecretRule.FIRST_GROUP);
  }

  private static boolean canHold(JsonNode allowlist) {
    return !isAnd(allowlist) || !(allowlist.has("paths") || allowlist.has("commits"));
  }

  private static boolean isAnd(JsonNode allowlist) {
    return allowlist.path("condition").asText().equalsIgnoreCase("AND");
  }

  private static Allowlist allowlist(JsonNode allowlist) {
    List<Pattern> regexes = texts(allowlist.path("regexes")).map(Pattern::compile).toList();
    List<String> stopwords =
        texts(allowlist.path("stopwords")).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    boolean needsBoth = isAnd(allowlist) && !regexes.isEmpty() && !stopwords.isEmpty();
    Allowlist.Target target =
        switch (allowlist.path("regexTarget").asText()) {
          case "match" -> Allowlist.Target.MATCH;
          case "line" -> Allowlist.Target.LINE;
          default -> Allowlist.Target.SECRET;
        };
    return new Allowlist(target, regexes, stopwords, needsBoth);
  }

  private static Stream<String> texts(JsonNode array) {
    return stream(array).map(JsonNode::asText);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
