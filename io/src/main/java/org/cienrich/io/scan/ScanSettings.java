package org.cienrich.io.scan;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How all repositories are scanned, and some of them otherwise. Immutable.
 *
 * @param byRepo by {@code owner/name} in lower case
 */
public record ScanSettings<S extends Serializable>(S forAll, TreeMap<String, S> byRepo)
    implements Serializable {

  public ScanSettings {
    byRepo = new TreeMap<>(byRepo);
  }

  public static <S extends Serializable> ScanSettings<S> of(S forAll) {
    return new ScanSettings<>(forAll, new TreeMap<>());
  }

  public static <S extends Serializable> ScanSettings<S> of(S forAll, Map<String, S> byRepo) {
    return new ScanSettings<>(forAll, new TreeMap<>(byRepo));
  }

  /** Returns what holds for a repository. */
  public S of(String repository) {
    return byRepo.getOrDefault(repository.toLowerCase(Locale.ROOT), forAll);
  }
}
