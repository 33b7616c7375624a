package org.cienrich.io.scan.sonar;

import java.util.Locale;
import java.util.regex.Pattern;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.io.store.Sha256;

/**
 * The key of the project that a commit has on the server: {@code ci-enrich:<repository>:<sha>},
 * where the repository is its owner and name. Different commits have different keys. A key has at
 * most 400 characters of {@code [A-Za-z0-9-_.:]}, as SonarQube demands, whatever the names.
 */
final class ProjectKey {
  private static final String PREFIX = "ci-enrich:";
  private static final Pattern REPOSITORY =
      Pattern.compile("([A-Za-z0-9_.-]{1,150})/([A-Za-z0-9_.-]{1,150})");
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}");

  private ProjectKey() {}

  static String of(CommitToScan commit) {
    return of(commit.repository().name(), commit.commitSha());
  }

  /**
   * @param repository its {@code owner/name}, in which case does not count
   * @param sha 40 hex digits
   */
  static String of(String repository, String sha) {
    String name = repository.toLowerCase(Locale.ROOT);
    String commit = sha.toLowerCase(Locale.ROOT);
    if (!SHA.matcher(commit).matches()) {
      throw new IllegalArgumentException("No id of a commit: " + sha);
    }
    // Only names as they are have two colons, so no digest can be taken for one.
    return REPOSITORY.matcher(name).matches()
        ? PREFIX + name.replace('/', ':') + ":" + commit
        : PREFIX + Sha256.of(name) + ":" + commit;
  }
}
