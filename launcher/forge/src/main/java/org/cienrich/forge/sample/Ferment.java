package org.cienrich.forge.sample;

import static org.cienrich.forge.sample.Contributor.DARA;
import static org.cienrich.forge.sample.Contributor.DEPENDABOT;
import static org.cienrich.forge.sample.Contributor.ILGIN;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.cienrich.forge.world.Repository;

/**
 * A Ruby service with a JavaScript page. It has a submodule that moves, a symbolic link, an
 * executable script, Windows line ends, a file without a last line end, paths with spaces and
 * emoji, squashed pull requests, a chatty bot, and builds of commits that are gone.
 */
final class Ferment {

  static final long ID = 7004;
  static final String NAME = "orchard-labs/ferment";

  private static final String START = "2024-05-02T06:30:00Z";
  private static final Plan RSPEC = Plan.of(51, "Ruby", "ruby.yml", "rspec (3.2)", "rspec (3.3)");
  private static final Plan JEST = Plan.of(52, "Page", "page.yml", "jest");

  private final History history;
  private final Builds builds = new Builds(ID);
  private final Pulls pulls = new Pulls(ID, NAME);

  private Ferment(History history) {
    this.history = history;
  }

  static Chapter tell(Path gitRoot) throws IOException {
    try (History history = History.in(Chapter.gitDirectory(gitRoot, NAME), "main", START)) {
      Ferment story = new Ferment(history);
      story.ilginBrews();
      story.aPageForIt();
      story.oddFiles();
      story.batches();
      Revision last =
          new GoneCommits(history, story.builds, story.pulls, RSPEC)
              .tell(Chapter.atticDirectory(gitRoot, NAME));
      return Chapter.of(
          Repository.of(ID, NAME, "Ruby", Instant.parse(START), last.time()),
          story.builds,
          history,
          story.pulls);
    }
  }

  private void ilginBrews() throws IOException {
    history.by(ILGIN).write("Gemfile", "source 'https://rubygems.org'\ngem 'rspec'\n");
    history.write("lib/batch.rb", Sources.ruby("Batch", 2));
    history.write("spec/batch_spec.rb", Sources.rspec("Batch", 2));
    history.write("spec/spec_helper.rb", "require 'batch'\n");
    history.write(".github/workflows/ruby.yml", Sources.workflow("Ruby", "bundle exec rspec"));
    builds.push(RSPEC, history.commit("Brew"), "main").takes("PT1M30S").passes();
    history.later("PT7H").write("README.md", "# ferment\r\n\r\nWatches batches.\r\n");
    builds.push(RSPEC, history.commit("Explain (from Windows)"), "main").takes("PT1M30S").passes();
    history.later("P1D").write("lib/yeast.rb", Sources.ruby("Yeast", 4));
    builds
        .push(RSPEC, history.commit("Add yeast"), "main")
        .takes("PT1M40S")
        .whoseLogsAreForbidden()
        .fails();
    history.later("PT12M").write("spec/yeast_spec.rb", Sources.rspec("Yeast", 4));
    builds.push(RSPEC, history.commit("Test yeast"), "main").takes("PT1M40S").passes();
  }

  private void aPageForIt() throws IOException {
    history.later("P3D").branch("page").by(DARA);
    history
        .write("web/chart.js", Sources.javascript(3))
        .write("web/chart.test.js", Sources.jest(3));
    history.write("web/package.json", "{\n  \"devDependencies\": {\"jest\": \"29.0.0\"}\n}\n");
    Revision drawn = history.commit("Draw the batch");
    history.later("PT2H").write(".github/workflows/page.yml", Sources.workflow("Page", "npm test"));
    Revision tested = history.commit("Test the page");
    builds.push(JEST, tested, "page").takes("PT50S").thatPrintsSecrets().passes();
    history
        .on("main")
        .later("PT1H")
        .by(ILGIN)
        .edit("lib/batch.rb", "Yeast eats", "Yeast slowly eats");
    builds.push(RSPEC, history.commit("Slowly"), "main").takes("PT1M30S").passes();
    history.later("P1D").byOnTheWeb(ILGIN);
    Revision base = history.tip("main");
    Revision merged = history.merge("Merge pull request #2 from orchard-labs/page", "page");
    history.deleteBranch("page");
    pulls
        .open(2, "A page for the batches", "page", base, drawn, tested)
        .body("Charts.")
        .by(ILGIN)
        .later("PT20M")
        .review("COMMENTED", "Nice.", "web/chart.js", "Why thrice?")
        .by(DARA)
        .later("PT5M")
        .reply("One per curve.")
        .merged(merged, ILGIN);
    builds.push(RSPEC, merged, "main").takes("PT1M30S").passes();
    builds.push(JEST, merged, "main").takes("PT55S").passes();
  }

  private void oddFiles() throws IOException {
    history
        .later("P1D")
        .by(DARA)
        .write(
            ".gitmodules",
            "[submodule \"vendor/theme\"]\n\tpath = vendor/theme\n\turl = https://forge.example/orchard-labs/theme.git\n");
    history.submodule("vendor/theme", "1234567890abcdef1234567890abcdef12345678");
    builds.push(JEST, history.commit("Add a theme"), "main").takes("PT55S").passes();
    history.later("PT3H").submodule("vendor/theme", "abcdef1234567890abcdef1234567890abcdef12");
    history.writeExecutable("bin/brew", "#!/bin/sh\nexec ruby -Ilib lib/batch.rb");
    history.symlink("brew", "bin/brew");
    builds
        .push(RSPEC, history.commit("Newer theme, and a script"), "main")
        .takes("PT1M30S")
        .passes();
    history.later("PT3H").write("notes/first batch 🍺.md", "Bubbles.\n");
    history.binary("notes/foam.jpg", 4096, 3);
    builds.push(RSPEC, history.commit("Take notes"), "main").isSkipped();
    history.later("PT1H").rename("notes/first batch 🍺.md", "notes/batch \"one\".md");
    builds.push(RSPEC, history.commit("Rename notes"), "main").isSkipped();
  }

  private void batches() throws IOException {
    for (int batch = 1; batch <= 7; batch++) {
      history.later("P5DT" + 2 * batch + "H").by(batch % 2 == 0 ? DARA : ILGIN);
      history.write("lib/batch.rb", Sources.ruby("Batch", 2 + batch));
      history.write("spec/batch_spec.rb", Sources.rspec("Batch", 2 + batch));
      if (batch % 3 == 0) {
        history.write("web/chart.js", Sources.javascript(3 + batch));
      }
      Revision before = history.tip("main");
      Revision last =
          history
              .byOnTheWeb(batch % 2 == 0 ? DARA : ILGIN)
              .commit("Batch " + batch + " (#" + (10 + batch) + ")");
      pulls
          .open(10 + batch, "Batch " + batch, "batch-" + batch, before, last)
          .openedEarlier("PT3H")
          .later("PT1H")
          .says("Ready.")
          .merged(last, ILGIN);
      Build build = builds.push(RSPEC, last, "main").takes("PT1M4" + batch + "S");
      if (batch == 4) {
        build.fails().again("PT1H", DARA).passes();
      } else {
        build.passes();
      }
      history.branch("dependabot/jest-" + batch).later("PT1H").by(DEPENDABOT);
      history.write(
          "web/package.json", "{\n  \"devDependencies\": {\"jest\": \"29." + batch + ".0\"}\n}\n");
      Revision bump = history.commit("Bump jest to 29." + batch + ".0");
      builds.push(JEST, bump, "dependabot/jest-" + batch).takes("PT50S").passes();
      builds
          .pullRequest(JEST, bump, "dependabot/jest-" + batch, 20 + batch, last)
          .takes("PT52S")
          .passes();
      Pull pull =
          pulls
              .open(
                  20 + batch,
                  "Bump jest to 29." + batch + ".0",
                  "dependabot/jest-" + batch,
                  last,
                  bump)
              .body("Bumps jest.")
              .label("dependencies");
      if (batch < 7) {
        pull.later("P5D").says("Superseded by #" + (21 + batch) + ".").close();
      }
      history.on("main");
    }
  }
}
