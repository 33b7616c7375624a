package org.cienrich.forge.sample;

import static org.cienrich.forge.sample.Contributor.BO;
import static org.cienrich.forge.sample.Contributor.CHEN;
import static org.cienrich.forge.sample.Contributor.DARA;
import static org.cienrich.forge.sample.Contributor.ILGIN;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.cienrich.forge.world.Repository;

/**
 * A Python project that was renamed twice. It has an octopus merge, a merge back from main, a
 * commit that was forced away after it was built, a matrix of more jobs than a page holds, and
 * builds cancelled by the next push.
 */
public final class TideTables {

  /** Its name now. */
  public static final String NAME = "Lanternworks/tide-tables";

  /** Its name before. */
  public static final String FORMER_NAME = "lanternworks/tidal";

  static final long ID = 7003;

  private static final String START = "2024-01-15T14:00:00Z";
  private static final Plan TESTS = Plan.of(41, "tests", "tests.yml", "lint", "pytest");
  private static final Plan MATRIX = TESTS.withMatrix("pytest", 6, 6);
  private static final Plan DEPLOY = Plan.of(42, "deploy", "deploy.yml", "plan", "apply");

  private final History history;
  private final Builds builds = new Builds(ID);
  private final Pulls pulls = new Pulls(ID, NAME);

  private TideTables(History history) {
    this.history = history;
  }

  static Chapter tell(Path gitRoot) throws IOException {
    try (History history = History.in(Chapter.gitDirectory(gitRoot, NAME), "main", START)) {
      TideTables story = new TideTables(history);
      story.daraComputesTides();
      story.threeTopicsAtOnce();
      story.chenForcesAway();
      Revision last = story.theLongWayToPorts();
      return Chapter.of(
          Repository.of(ID, NAME, "Python", Instant.parse(START), last.time())
              .formerly(FORMER_NAME, "dara/tides"),
          story.builds,
          history,
          story.pulls);
    }
  }

  private void daraComputesTides() throws IOException {
    history.by(DARA).write("README.rst", "Tide tables\n===========\n");
    history.write("tides/__init__.py", "").write("tides/height.py", Sources.python("height", 2));
    history.write("requirements.txt", "pytest==8.0.0\n");
    history.commit("First tides");
    history.later("PT1H").write(".travis.yml", "language: python\nscript: pytest\n");
    history.commit("Try a CI");
    history.later("P1D").delete(".travis.yml");
    history.write(".github/workflows/tests.yml", Sources.workflow("tests", "pytest"));
    builds.push(TESTS, history.commit("Another CI"), "main").failsToStart();
    history.later("PT9M").edit(".github/workflows/tests.yml", "pytest", "python -m pytest");
    builds.push(TESTS, history.commit("Mend it"), "main").takes("PT2M").fails();
    history.later("PT30M").write("tests/test_height.py", Sources.pytest("tides", "height", 2));
    builds
        .push(TESTS, history.commit("Test heights"), "main")
        .takes("PT2M")
        .whoseLastLogIsNotArchived()
        .passes();
  }

  private void threeTopicsAtOnce() throws IOException {
    history.later("P2D").branch("phases").by(CHEN);
    history.write("tides/phase.py", Sources.python("phase", 3)).commit("Add phases");
    history.on("main").branch("moon").by(DARA).later("PT2H");
    history.write("tides/moon.py", Sources.python("moon", 2));
    history.write("tests/test_moon.py", Sources.pytest("tides", "moon", 2)).commit("Add the moon");
    history.on("main").branch("infra").by(BO).later("PT2H");
    history.write("infra/main.tf", "terraform {\n  required_version = \">= 1.5\"\n}\n");
    history.write("docker-compose.yml", "services:\n  tides:\n    build: .\n");
    history.write(".github/workflows/deploy.yml", Sources.workflow("deploy", "terraform apply"));
    builds.push(TESTS, history.commit("Describe the servers"), "infra").takes("PT2M").passes();

    history.on("main").later("PT3H").by(DARA);
    Revision octopus =
        history.merge("Merge branches 'phases', 'moon' and 'infra'", "phases", "moon", "infra");
    history.deleteBranch("phases");
    history.deleteBranch("moon");
    history.deleteBranch("infra");
    builds.push(TESTS, octopus, "main").takes("PT2M30S").passes();
    builds.push(DEPLOY, octopus, "main").takes("PT8M").fails();
    history.later("PT4M").edit("infra/main.tf", "1.5", "1.6");
    Revision upgrade = history.commit("Newer terraform");
    builds.push(TESTS, upgrade, "main").takes("PT2M").passes();
    builds.push(DEPLOY, upgrade, "main").takes("PT9M").passes();
  }

  private void chenForcesAway() throws IOException {
    Revision base =
        history
            .later("P1D")
            .by(CHEN)
            .edit("README.rst", "Tide tables", "Tide-tables")
            .commit("Hyphen");
    builds.push(TESTS, base, "main").takes("PT2M").passes();
    history
        .branch("spring-tides")
        .later("PT1H")
        .write("tides/spring.py", Sources.python("spring", 5));
    Revision gone = history.commitThatIsForcePushedAway("WIP");
    builds.pullRequest(TESTS, gone, "spring-tides", 5, base).takes("PT2M").fails();
    builds.push(TESTS, gone, "spring-tides").takes("PT2M").fails();
    history.later("PT40M").write("tides/spring.py", Sources.python("spring", 4));
    Revision clean = history.commit("Add spring tides");
    Pull pull =
        pulls
            .open(5, "WIP: spring tides", "spring-tides", base, clean)
            .openedEarlier("PT40M")
            .body("Draft.")
            .by(DARA)
            .label("draft")
            .says("Is the fifth one needed?");
    builds.pullRequest(TESTS, clean, "spring-tides", 5, base).takes("PT2M").passes();

    Revision hotfix =
        history
            .on("main")
            .later("PT5M")
            .by(ILGIN)
            .edit("tides/height.py", "28.98", "28.984")
            .commit("More digits");
    builds.push(TESTS, hotfix, "main").takes("PT2M").passes();
    history
        .on("spring-tides")
        .later("PT10M")
        .by(CHEN)
        .write("tides/height.py", Sources.python("height", 2));
    history.edit("tides/height.py", "28.98", "28.984");
    Revision caughtUp = history.commit("Same digits here");
    builds.pullRequest(TESTS, caughtUp, "spring-tides", 5, hotfix).takes("PT2M").passes();
    history.ref("refs/pull/5/head", caughtUp);
    pull.by(CHEN).later("PT4M").unlabel("draft").rename("Add spring tides").edit("Spring tides.");
    pull.push(caughtUp)
        .by(ILGIN)
        .later("PT3M")
        .review("APPROVED", "Same digits.", "tides/height.py");
    history.on("main").later("PT20M").byOnTheWeb(CHEN);
    Revision merged =
        history.merge("Merge pull request #5 from lanternworks/spring-tides", "spring-tides");
    builds.push(TESTS, merged, "main").takes("PT2M").passes();
    pull.merged(merged, CHEN).later("P1D").says("Published.");
    pulls.comment(merged, "PT5S", BO, "The tables grow.");
    history.on("main");
  }

  private Revision theLongWayToPorts() throws IOException {
    Contributor[] team = {DARA, CHEN, ILGIN, DARA};
    Revision last = null;
    for (int port = 1; port <= 12; port++) {
      history.later(port % 4 == 0 ? "PT1M" : "P3DT" + port + "H").by(team[port % 4]);
      history.write("tides/port_" + port + ".py", Sources.python("port", 1 + port % 5));
      history.write("tests/test_ports.py", Sources.pytest("tides", "port", port));
      if (port % 5 == 0) {
        history.delete("tides/port_" + (port - 3) + ".py");
      }
      last = history.commit("Port " + port + "\n\nSoundings of the harbour office.");
      Build build =
          builds.push(port > 9 ? MATRIX : TESTS, last, "main").takes("PT" + (2 + port % 3) + "M");
      switch (port) {
        case 3, 7 -> build.isCancelled();
        case 5 -> build.fails().again("PT2H", ILGIN).passes();
        case 8 -> build.timesOut();
        case 11 -> build.fails();
        default -> build.passes();
      }
      if (port % 6 == 0) {
        builds.push(DEPLOY, last, "main").takes("PT9M").passes();
      }
    }
    return Objects.requireNonNull(last);
  }
}
