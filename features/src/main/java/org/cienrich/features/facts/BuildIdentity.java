package org.cienrich.features.facts;

/**
 * What tells a build from all others.
 *
 * @param provider such as {@code github_actions}
 * @param repoKey the numeric id of the repository, else its name in lower case
 * @param repo the canonical {@code owner/name}
 * @param buildId the provider's id; at most 64 characters of {@code [0-9A-Za-z-]}
 * @param attempt 1 where a provider has no attempts
 */
public record BuildIdentity(
    String provider, String repoKey, String repo, String buildId, int attempt) {

  /** Returns {@code provider/repo_key/build_id/attempt}, the key of the build in every table. */
  public String key() {
    return keyOfAttempts() + "/" + attempt;
  }

  /** Returns {@code provider/repo_key/build_id}, which all attempts of a build share. */
  public String keyOfAttempts() {
    return provider + "/" + repoKey + "/" + buildId;
  }
}
