package org.cienrich.forge.sample;

import static org.cienrich.forge.sample.Contributor.ADA;
import static org.cienrich.forge.sample.Contributor.ADA_AT_HOME;
import static org.cienrich.forge.sample.Contributor.BO;
import static org.cienrich.forge.sample.Contributor.CHEN;
import static org.cienrich.forge.sample.Contributor.DEPENDABOT;
import static org.cienrich.forge.sample.Contributor.MIKA;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.cienrich.forge.world.Repository;

/**
 * A Java project that measures rivers. It has pull requests of its own, from a fork and from a fork
 * that is gone; renames with and without edits; a path that is not UTF-8; an author with two
 * e-mails; a bot; overlapping builds, builds run again, and one that still runs.
 */
final class HydroGauge {

  static final long ID = 7001;
  static final String NAME = "riverbank/hydro-gauge";
  static final String FORK_HEAD = "refs/pull/7/head";

  private static final String START = "2024-03-04T08:15:00Z";
  private static final String MAIN = "src/main/java/river/";
  private static final String TEST = "src/test/java/river/";
  private static final Plan CI = Plan.of(31, "CI", "ci.yml", "build", "test (17)", "test (21)");
  private static final Plan DOCS = Plan.of(32, "Docs", "docs.yml", "site");

  private final History history;
  private final Builds builds = new Builds(ID);
  private final Pulls pulls = new Pulls(ID, NAME);

  private HydroGauge(History history) {
    this.history = history;
  }

  static Chapter tell(Path gitRoot) throws IOException {
    try (History history = History.in(Chapter.gitDirectory(gitRoot, NAME), "main", START)) {
      HydroGauge story = new HydroGauge(history);
      story.adaStartsAlone();
      story.boAddsReadings();
      story.theyTidyUp();
      story.mikaSendsPullRequests();
      story.aSeasonOfSteadyWork();
      Revision last = story.theReleaseAndAfter();
      return Chapter.of(
          Repository.of(ID, NAME, "Java", Instant.parse(START), last.time()),
          story.builds,
          history,
          story.pulls);
    }
  }

  private void adaStartsAlone() throws IOException {
    history.by(ADA).write("README.md", "# hydro-gauge\n\nReads river gauges.\n");
    history.write("pom.xml", pom("0.1.0", "5.10.0")).write(".gitignore", "target/\n");
    history.commit("Start the project");
    history.later("PT2H").write(MAIN + "Gauge.java", Sources.java("river", "Gauge", 2));
    history.write(TEST + "GaugeTest.java", Sources.junit("river", "Gauge", 2));
    history.commit("Add the gauge");
    history.later("PT40M").write(".github/workflows/ci.yml", Sources.workflow("CI", "mvn verify"));
    Revision withCi = history.commit("Build every push");
    builds.push(CI, withCi, "main").takes("PT3M20S").fails().again("PT15M", ADA).passes();

    history.later("P1D").by(ADA_AT_HOME).writeAtLatin1Path("docs/M\u00fcndung.txt", "The mouth.\n");
    history.write("docs/source.md", "# The source\n\nWhere it begins.\n");
    history.binary("docs/logo.png", 2048, 1);
    builds.push(CI, history.commit("Describe the river"), "main").takes("PT3M").passes();

    history
        .later("PT5H")
        .by(ADA)
        .write(".mailmap", "Ada Ångström <ada@riverbank.example> <ada@home.example>\n");
    history.write("Dockerfile", "FROM eclipse-temurin:17-jre\nCOPY target/app.jar /\n");
    Revision docker = history.commit("Ship as an image\n\nAnd name me once.");
    builds.push(CI, docker, "main").takes("PT3M10S").passes();
    pulls.comment(docker, "PT4S", BO, "How large is it?");
    pulls.comment(docker, "PT2H", ADA, "90 MB.");
  }

  private void boAddsReadings() throws IOException {
    Revision base =
        history
            .later("P2D")
            .by(BO)
            .edit("README.md", "Reads", "Reads and keeps")
            .commit("Say what it keeps");
    builds.push(CI, base, "main").takes("PT3M").passes();

    history.branch("readings").later("PT1H");
    history.write(MAIN + "Reading.java", Sources.java("river", "Reading", 3));
    Revision begun = history.commit("Add readings");
    history.later("PT30M").write(TEST + "ReadingTest.java", Sources.junit("river", "Reading", 2));
    Revision first = history.commit("Test readings");
    Pull pull = theyDiscussReadings(base, begun, first);
    builds.pullRequest(CI, first, "readings", 3, base).takes("PT4M").fails();
    builds.push(CI, first, "readings").after("PT3S").takes("PT4M").fails();
    history.later("PT25M").edit(MAIN + "Reading.java", "value * 3", "value * 3 + 1");
    Revision second = history.commit("Fix the third step");
    builds.pullRequest(CI, second, "readings", 3, base).takes("PT4M10S").passes();
    history.ref("refs/pull/3/head", second);
    pull.push(second).later("PT2M").says("Fixed.");
    pull.by(ADA)
        .later("PT5M")
        .unlabel("enhancement")
        .label("ready")
        .review("APPROVED", "Good.", "");

    history
        .on("main")
        .later("PT10M")
        .by(ADA)
        .write("docs/levels.md", "# Levels\n\n- low\n- high\n");
    Revision meanwhile = history.commit("Name the levels");
    builds.push(CI, meanwhile, "main").takes("PT20M").passes();
    builds.push(DOCS, meanwhile, "main").takes("PT1M").passes();
    Revision merged =
        history
            .later("PT6M")
            .byOnTheWeb(ADA)
            .merge("Merge pull request #3 from riverbank/readings", "readings");
    history.deleteBranch("readings");
    pull.merged(merged, ADA);
    builds.push(CI, merged, "main").takes("PT18M").passes();
    builds.push(DOCS, merged, "main").takes("PT1M5S").fails();
  }

  private Pull theyDiscussReadings(Revision base, Revision begun, Revision first) {
    return pulls
        .open(3, "Add readings", "readings", base, begun, first)
        .body("Keeps what the gauge reads.")
        .by(ADA)
        .later("PT2M")
        .label("enhancement")
        .by(CHEN)
        .later("PT1M")
        .says("Will it keep the time, too?")
        .by(ADA)
        .later("PT7M")
        .review(
            "CHANGES_REQUESTED",
            "The third step is wrong.",
            MAIN + "Reading.java",
            "Off by one?",
            "And here.")
        .by(BO)
        .later("PT2M")
        .reply("Right, see the next push.")
        .later("PT8M")
        .rename("Add readings with tests")
        .later("PT2M")
        .edit("Keeps what the gauge reads.\n\nWith tests.");
  }

  private void theyTidyUp() throws IOException {
    history.by(BO).later("P1D").rename(MAIN + "Gauge.java", MAIN + "gauge/RiverGauge.java");
    history.rename(TEST + "GaugeTest.java", TEST + "gauge/RiverGaugeTest.java");
    builds.push(CI, history.commit("Move the gauge"), "main").takes("PT3M").fails();
    history.later("PT20M").edit(MAIN + "gauge/RiverGauge.java", "Gauge", "RiverGauge");
    history.edit(MAIN + "gauge/RiverGauge.java", "package river;", "package river.gauge;");
    history.edit(TEST + "gauge/RiverGaugeTest.java", "new Gauge()", "new RiverGauge()");
    history.edit(TEST + "gauge/RiverGaugeTest.java", "package river;", "package river.gauge;");
    builds.push(CI, history.commit("Rename what was moved"), "main").takes("PT3M30S").passes();
    history.later("PT3H").by(CHEN).rename(MAIN + "Reading.java", MAIN + "WaterLevel.java");
    history.edit(MAIN + "WaterLevel.java", "Reading", "WaterLevel");
    history.rename(TEST + "ReadingTest.java", TEST + "WaterLevelTest.java");
    history.edit(TEST + "WaterLevelTest.java", "Reading", "WaterLevel");
    builds.push(CI, history.commit("Call it a water level"), "main").takes("PT4M").passes();
    history.writeAtLatin1Path("docs/M\u00fcndung.txt", "The mouth.\nIt is wide.\n");
    history.later("PT1H").delete("docs/levels.md").binary("docs/logo.png", 3072, 2);
    Revision logo = history.written("P3D").commit("New logo, fewer words");
    builds.push(CI, logo, "main").isSkipped();
  }

  private void mikaSendsPullRequests() throws IOException {
    history.branch("from-mika").later("P1D").by(MIKA);
    history.edit(MAIN + "WaterLevel.java", "never falls", "hardly ever falls");
    Revision attempt = history.commit("Be honest about the datum");
    builds.forkPullRequest(CI, attempt, "patch-1", HydroGaugeFork.ID).takes("PT4M").fails();
    history.later("PT45M").write(MAIN + "Datum.java", Sources.java("river", "Datum", 1));
    Revision head = history.commit("Add the datum");
    builds
        .forkPullRequest(CI, head, "patch-1", HydroGaugeFork.ID)
        .after("PT12H")
        .startedBy(ADA)
        .takes("PT4M")
        .passes();
    history.ref(FORK_HEAD, head);
    pulls
        .openFrom(
            "mika",
            HydroGaugeFork.ID,
            7,
            "Add the datum",
            "patch-1",
            history.tip("main"),
            attempt,
            head)
        .by(ADA)
        .later("PT11H")
        .says("Let me start the build.");
    history.on("main").later("PT1M").branch("merge-7").byOnTheWeb(MIKA);
    history.ref(
        "refs/pull/7/merge", history.merge("Merge " + head.sha() + " into main", "from-mika"));
    history.deleteBranch("merge-7");
    history.deleteBranch("from-mika");

    history.on("main").branch("from-a-fork-that-is-gone").later("PT3H").by(MIKA);
    Revision orphan =
        history.edit("README.md", "gauges", "gauges, slowly").commit("Tell the truth");
    builds.forkPullRequest(CI, orphan, null, null).takes("PT4M").passes();
    history.ref("refs/pull/9/head", orphan);
    pulls
        .openFrom("mika", null, 9, "Tell the truth", "truth", history.tip("main"), orphan)
        .later("P2D")
        .close();
    history.deleteBranch("from-a-fork-that-is-gone");
    history.on("main");
  }

  private void aSeasonOfSteadyWork() throws IOException {
    Contributor[] team = {ADA, BO, CHEN};
    for (int week = 1; week <= 9; week++) {
      history.later("P6DT" + week + "H").by(team[week % 3]);
      history.write(MAIN + "Flow.java", Sources.java("river", "Flow", week));
      history.commit("Compute flow, part " + week);
      history.later("PT50M").write(TEST + "FlowTest.java", Sources.junit("river", "Flow", week));
      Revision tested = history.commit("Test flow, part " + week);
      Build build = builds.push(CI, tested, "main").takes("PT" + (3 + week % 4) + "M");
      switch (week) {
        case 3 -> build.fails();
        case 4 -> build.isCancelled();
        case 6 -> build.fails().again("PT20M", BO).fails().again("PT30M", BO).passes();
        case 7 -> build.touchedAgainAfter("P90D").whoseLogsExpired().passes();
        default -> build.passes();
      }
    }
  }

  private Revision theReleaseAndAfter() throws IOException {
    history.branch("dependabot/junit").later("P1D").by(DEPENDABOT);
    history.edit("pom.xml", "5.10.0", "5.11.0");
    Revision bump = history.commit("Bump junit-jupiter from 5.10.0 to 5.11.0");
    builds.push(CI, bump, "dependabot/junit").takes("PT5M").passes();
    Pull pull =
        pulls
            .open(
                12,
                "Bump junit-jupiter from 5.10.0 to 5.11.0",
                "dependabot/junit",
                history.tip("main"),
                bump)
            .label("dependencies")
            .label("java");
    history.on("main").later("PT2H");
    Revision merged =
        history
            .byOnTheWeb(BO)
            .merge("Merge pull request #12 from riverbank/dependabot/junit", "dependabot/junit");
    builds.push(CI, merged, "main").takes("PT5M").passes();
    pull.merged(merged, BO);

    history.later("P1D").by(ADA).edit("pom.xml", "0.1.0", "1.0.0");
    Revision release = history.commit("Release 1.0.0");
    history.tag("v1.0.0", release);
    builds.push(CI, release, "main").takes("PT5M").passes();
    builds.event("release", DOCS, release, "v1.0.0").after("PT4M").takes("PT2M").passes();
    builds.event("schedule", CI, release, "main").after("P2D").takes("PT6M").timesOut();

    history
        .later("P3D")
        .by(CHEN)
        .write(MAIN + "Forecast.java", Sources.java("river", "Forecast", 4));
    Revision last = history.commit("Begin to forecast");
    builds.push(CI, last, "main").takes("PT1M").isStillRunning();
    return last;
  }

  private static String pom(String version, String junit) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>river</groupId>
          <artifactId>hydro-gauge</artifactId>
          <version>%s</version>
          <properties>
            <junit.version>%s</junit.version>
          </properties>
        </project>
        """
        .formatted(version, junit);
  }
}
