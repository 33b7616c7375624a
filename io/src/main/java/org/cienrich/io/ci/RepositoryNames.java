package org.cienrich.io.ci;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;

/**
 * Tells whether a name that a provider uses means a repository. Providers may go on using a former
 * name; the forge knows whose it is, and is asked once for each name. Thread-safe.
 */
public final class RepositoryNames {
  private static final String NOBODY = "";

  private final CodeForge forge;
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  public RepositoryNames(CodeForge forge) {
    this.forge = forge;
  }

  /**
   * Tells whether the name is the repository's, now or formerly. Never {@code NotFound}.
   *
   * @param name not trusted
   */
  public Lookup<Boolean> isNameOf(RepositoryInfo repository, String name) {
    if (name.equalsIgnoreCase(repository.name())) {
      return new Lookup.Found<>(true);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String known = keys.get(lower);
    if (known != null) {
      return new Lookup.Found<>(known.equals(repository.key()));
    }
    Lookup<RepositoryInfo> found = forge.findRepository(name);
    if (found instanceof Lookup.Failed<RepositoryInfo> failed) {
      return new Lookup.Failed<>(failed.reason(), failed.message());
    }
    String key =
        found instanceof Lookup.Found<RepositoryInfo> present ? present.value().key() : NOBODY;
    keys.put(lower, key);
    return new Lookup.Found<>(key.equals(repository.key()));
  }
}
