package org.cienrich.forge.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.cienrich.forge.world.Repository;
import org.eclipse.jgit.lib.ObjectId;

/** Mika's fork of {@link HydroGauge}: it shares the objects and has the pull request's branch. */
final class HydroGaugeFork {

  static final long ID = 7002;
  static final String NAME = "mika/hydro-gauge";

  private HydroGaugeFork() {}

  static Chapter tell(Path gitRoot) throws IOException {
    Path upstream = Chapter.gitDirectory(gitRoot, HydroGauge.NAME);
    ObjectId head = BareRepository.resolve(upstream, HydroGauge.FORK_HEAD);
    ObjectId main = BareRepository.resolve(upstream, "refs/heads/main");
    try (org.eclipse.jgit.lib.Repository fork =
        BareRepository.fork(upstream, Chapter.gitDirectory(gitRoot, NAME), "main")) {
      BareRepository.point(fork, "refs/heads/main", main);
      BareRepository.point(fork, "refs/heads/patch-1", head);
    }
    Instant forked = Instant.parse("2024-03-09T10:00:00Z");
    return Chapter.of(Repository.of(ID, NAME, "Java", forked, forked).asFork(), new Builds(ID));
  }
}
