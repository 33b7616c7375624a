package org.cienrich.features.facts;

import java.util.List;
import java.util.regex.Pattern;

/** The CI providers, as they are named in inputs, keys and columns. */
public final class ProviderNames {
  public static final String GITHUB_ACTIONS = "github_actions";
  public static final String CIRCLECI = "circleci";
  public static final String TRAVIS_CI = "travis_ci";

  /** All names, sorted. */
  public static final List<String> ALL = List.of(CIRCLECI, GITHUB_ACTIONS, TRAVIS_CI);

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private ProviderNames() {}

  /**
   * Guesses the provider from the form of a build id: UUIDs name pipelines of CircleCI. Numbers are
   * taken for runs of GitHub Actions, though all three providers have them: builds of the others
   * with numbers need to be told.
   */
  public static String guess(String buildId) {
    return UUID.matcher(buildId).matches() ? CIRCLECI : GITHUB_ACTIONS;
  }
}
