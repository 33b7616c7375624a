package org.cienrich.io.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which column is what.
 *
 * @param columns how many there are
 * @param provider empty if there is no such column
 */
record Header(char delimiter, int columns, int repo, int buildId, OptionalInt provider) {
  static final List<String> REPO_NAMES =
      List.of("repo", "repository", "repo_name", "full_name", "project", "gh_project_name");
  static final List<String> BUILD_ID_NAMES =
      List.of("build_id", "id", "run_id", "ci_run_id", "tr_build_id");
  static final List<String> PROVIDER_NAMES = List.of("ci_provider");

  private static final int SHOWN_COLUMNS = 50;

  /**
   * Finds the columns by their names, case and surrounding space aside; a space or hyphen within a
   * name counts as an underscore.
   *
   * @throws InputException if a needed column is missing or there are two for one purpose
   */
  static Header of(char delimiter, List<String> cells) throws InputException {
    List<String> names = cells.stream().map(Header::normalise).toList();
    List<String> problems = new ArrayList<>();
    OptionalInt repo = find(names, REPO_NAMES, "the repository", true, problems);
    OptionalInt buildId = find(names, BUILD_ID_NAMES, "the build id", true, problems);
    OptionalInt provider = find(names, PROVIDER_NAMES, "the CI provider", false, problems);
    if (repo.isEmpty() || buildId.isEmpty() || !problems.isEmpty()) {
      problems.add("Columns found: " + shown(cells) + ".");
      throw new InputException(problems);
    }
    return new Header(delimiter, cells.size(), repo.getAsInt(), buildId.getAsInt(), provider);
  }

  private static String normalise(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
  }

  private static OptionalInt find(
      List<String> names,
      List<String> wanted,
      String purpose,
      boolean isRequired,
      List<String> problems) {
    List<Integer> found =
        IntStream.range(0, names.size())
            .filter(i -> wanted.contains(names.get(i)))
            .boxed()
            .toList();
    if (found.size() > 1) {
      problems.add(
          "There are several columns for "
              + purpose
              + ": "
              + String.join(", ", found.stream().map(names::get).toList())
              + ". Rename or remove all but one.");
    } else if (found.isEmpty() && isRequired) {
      problems.add(
          "There is no column for "
              + purpose
              + ": expected one of "
              + String.join(", ", wanted)
              + ".");
    }
    return found.size() == 1 ? OptionalInt.of(found.get(0)) : OptionalInt.empty();
  }

  private static String shown(List<String> cells) {
    String some = String.join(", ", cells.stream().limit(SHOWN_COLUMNS).map(Texts::quote).toList());
    return cells.size() > SHOWN_COLUMNS ? some + ", …" : some;
  }
}
