package org.cienrich.forge.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.cienrich.forge.world.Repository;

/** One commit, one build, no language, archived. */
final class BlankSlate {

  static final long ID = 7005;
  static final String NAME = "orchard-labs/blank-slate";

  private static final String START = "2024-02-29T23:59:30Z";
  private static final Plan CI = Plan.of(61, ".github/workflows/ci.yml", "ci.yml", "build");

  private BlankSlate() {}

  static Chapter tell(Path gitRoot) throws IOException {
    try (History history = History.in(Chapter.gitDirectory(gitRoot, NAME), "main", START)) {
      Builds builds = new Builds(ID);
      Revision only = history.by(Contributor.ILGIN).write("README.md", "").commit("Initial commit");
      builds.event("workflow_dispatch", CI, only, "main").takes("PT45S").passes();
      Instant created = Instant.parse(START);
      return Chapter.of(
          Repository.of(ID, NAME, null, created, only.time()).asArchived(),
          builds,
          history,
          new Pulls(ID, NAME));
    }
  }
}
