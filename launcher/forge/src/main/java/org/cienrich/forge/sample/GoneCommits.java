package org.cienrich.forge.sample;

import static org.cienrich.forge.sample.Contributor.DARA;
import static org.cienrich.forge.sample.Contributor.ILGIN;
import static org.cienrich.forge.sample.Contributor.MIKA;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The end of {@link Ferment}: builds of commits that git does not serve any more. The API still
 * knows a fork's pull request before it was forced away, a merge of a merge queue, and a commit too
 * large to be shown; one commit is gone for good.
 */
final class GoneCommits {

  private static final String CULTURE_SPEC = "spec/culture_spec.rb";

  private final History history;
  private final Builds builds;
  private final Pulls pulls;
  private final Plan plan;

  GoneCommits(History history, Builds builds, Pulls pulls, Plan plan) {
    this.history = history;
    this.builds = builds;
    this.pulls = pulls;
    this.plan = plan;
  }

  /**
   * Tells it from the tip of main on.
   *
   * @param attic where the commits are that only the API knows
   * @return the new tip of main
   */
  Revision tell(Path attic) throws IOException {
    Revision base = bothSidesOfAMerge();
    history.intoTheAttic(attic);
    mikaForcesAway();
    aMergeQueueTries();
    daraPushesALot();
    history.outOfTheAttic("main");
    history.ref("refs/pull/30/head", whatMikaPushedInstead(base));
    aCommitIsGoneForGood();
    return base;
  }

  private Revision bothSidesOfAMerge() throws IOException {
    history.later("P2D").branch("lids").by(DARA);
    history.edit("lib/batch.rb", "class Batch", "# Keeps a lid on it.\nclass Batch");
    history.write("lib/lid.rb", Sources.ruby("Lid", 1)).commit("Add lids");
    history.on("main").later("PT2H").by(ILGIN);
    history.write("lib/jar.rb", Sources.ruby("Jar", 2));
    history.edit("lib/batch.rb", "sugar - 9", "sugar - 9.0");
    return history.commit("Warmer");
  }

  private void mikaForcesAway() throws IOException {
    history.on("main").branch("culture").later("PT3H").by(MIKA);
    history
        .rename("lib/yeast.rb", "lib/culture.rb")
        .edit("lib/culture.rb", "class Yeast", "class Culture");
    history.executable("bin/brew", false).binary("notes/foam.jpg", 2048, 5);
    history.write("notes/label.txt", "Culture\nNo. 1");
    Revision first = history.commit("Call it a culture\n\nYeast is only one of them.");
    builds.forkPullRequest(plan, first, null, null).takes("PT1M20S").fails();
    history.later("PT25M").edit("README.md", "batches.\r\n", "batches,\r\nand cultures.\r\n");
    history.edit("notes/label.txt", "No. 1", "No. 2").rename("spec/yeast_spec.rb", CULTURE_SPEC);
    history.edit(CULTURE_SPEC, "Yeast", "Culture");
    Revision second = history.commit("Test the culture");
    builds.forkPullRequest(plan, second, null, null).takes("PT1M30S").passes();
    history.deleteBranch("culture");
  }

  private Revision whatMikaPushedInstead(Revision base) throws IOException {
    history.branch("culture").later("PT1H").by(MIKA);
    Revision instead = history.write("CULTURE.md", "# Cultures\n").commit("Describe cultures");
    pulls
        .openFrom("mika", null, 30, "Cultures", "culture", base, instead)
        .openedEarlier("P1D")
        .later("P3D")
        .close();
    history.deleteBranch("culture");
    return instead;
  }

  private void aMergeQueueTries() throws IOException {
    history.on("main").branch("queue").later("PT1H").byOnTheWeb(DARA);
    Revision tried = history.mergeCleanly("Merge pull request #31 from lids", "lids");
    builds.event("merge_group", plan, tried, "gh-readonly-queue/main/pr-31").takes("PT2M").fails();
    history.deleteBranch("queue");
  }

  private void daraPushesALot() throws IOException {
    history.on("main").branch("almanac").later("PT2H").by(DARA);
    history.write("notes/almanac.md", "# Almanac\n\n" + "Day by day.\n".repeat(40));
    Revision large = history.executable("lib/jar.rb", true).commitTooLargeToShow("Add an almanac");
    builds.push(plan, large, "almanac").takes("PT1M30S").passes();
    history.deleteBranch("almanac");
  }

  private void aCommitIsGoneForGood() throws IOException {
    history.on("main").branch("scratch").later("PT4H").by(ILGIN).write("scratch.txt", "?\n");
    Revision gone = history.commitThatIsForcePushedAway("Scratch");
    builds.push(plan, gone, "scratch").takes("PT1M30S").passes();
    history.deleteBranch("scratch");
    history.on("main");
  }
}
