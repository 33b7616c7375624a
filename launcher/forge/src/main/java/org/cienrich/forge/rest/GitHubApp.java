package org.cienrich.forge.rest;

import java.security.PublicKey;
import java.util.Map;
import java.util.Set;

/**
 * A GitHub App that may ask for installation tokens.
 *
 * @param id what its assertions name as their issuer
 * @param key checks the signatures of its assertions
 * @param installations the ids of its installations, with the ids of the private repositories each
 *     may read
 */
public record GitHubApp(String id, PublicKey key, Map<Long, Set<Long>> installations) {

  public GitHubApp {
    installations = Map.copyOf(installations);
  }
}
