package org.cienrich.forge.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.cienrich.forge.world.Repository;

/** A private repository: for callers without its token it does not exist. */
public final class Ledger {

  /** Its numeric id. */
  public static final long ID = 7006;

  /** Its name. */
  public static final String NAME = "riverbank/ledger";

  private static final String START = "2024-04-01T09:00:00Z";
  private static final Plan CI = Plan.of(71, "CI", "ci.yml", "build");

  private Ledger() {}

  static Chapter tell(Path gitRoot) throws IOException {
    try (History history = History.in(Chapter.gitDirectory(gitRoot, NAME), "main", START)) {
      Builds builds = new Builds(ID);
      Pulls pulls = new Pulls(ID, NAME);
      history.by(Contributor.BO).write("accounts.py", Sources.python("account", 1));
      Revision last = history.commit("Open the books");
      builds.push(CI, last, "main").takes("PT1M").passes();
      for (int entry = 2; entry <= 4; entry++) {
        history.later("P30D").write("accounts.py", Sources.python("account", entry));
        last = history.commit("Entry " + entry);
        builds.push(CI, last, "main").takes("PT1M").passes();
        pulls.comment(last, "PT3H", Contributor.ADA, "Balanced.");
      }
      return Chapter.of(
          Repository.of(ID, NAME, "Python", Instant.parse(START), last.time()).asPrivate(),
          builds,
          history,
          pulls);
    }
  }
}
