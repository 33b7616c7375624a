package org.cienrich.transforms.history;

import org.cienrich.features.facts.RepositoryInfo;

/** Keys of repositories that also tell the name. */
public final class RepositoryKeys {
  private RepositoryKeys() {}

  /** Returns {@code repo_key/owner/name}. */
  public static String of(RepositoryInfo repository) {
    return repository.key() + "/" + repository.name();
  }

  /** Returns the {@code repo_key} of a key. */
  static String repoKeyOf(String key) {
    return key.substring(0, key.length() - nameOf(key).length() - 1);
  }

  /** Returns the {@code owner/name} of a key. */
  static String nameOf(String key) {
    int name = key.lastIndexOf('/');
    return key.substring(key.lastIndexOf('/', name - 1) + 1);
  }
}
