package org.cienrich.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed with SIGKILL at any moment go on where they were. The k-th of n kills is
 * drawn from the k-th part of the time that an undisturbed run takes, and has a cache and an output
 * of its own, so together they hit all that a run does.
 *
 * <p>The environment's {@code CI_ENRICH_KILLS} tells how many, {@code -DciEnrich.seed} repeats a
 * draw.
 */
class KilledRunsIT {
  private static final int KILLS =
      Integer.parseInt(System.getenv().getOrDefault("CI_ENRICH_KILLS", "3"));
  private static final long SEED = Long.getLong("ciEnrich.seed", new Random().nextLong(1_000_000));

  /** What a run has received so long before its end it has also kept. */
  private static final long KEPT_AFTER_MILLIS = 500;

  private static final String CALM = "calm";

  @TempDir private Path folder;
  private SampleWorld world;
  private Runs runs;
  private Forge previous;

  /** How long a run takes: the undisturbed one, or a later one that ended before its kill. */
  private long duration;

  @BeforeEach
  void createWorld() throws IOException {
    world = SampleWorld.create(folder.resolve("world"));
    runs = Runs.in(folder, world.buildsCsv(), SampleWorld.TOKEN);
  }

  /** Forges follow each other at one address, so that answers in a cache are answers of each. */
  private Forge serve() throws IOException {
    Forge.Builder builder = world.serve();
    previous = (previous == null ? builder : builder.inPlaceOf(previous)).start();
    return previous;
  }

  @Test
  void killedRunsResumeAndAskForNothingThatTheyHad() throws Exception {
    Answers undisturbed;
    try (Forge forge = serve()) {
      long start = System.nanoTime();
      runs.complete(forge, CALM, "calm-cache");
      duration = millisSince(start);
      undisturbed = Answers.of(forge.finished());
    }
    System.out.printf(
        Locale.ROOT,
        "%d kills with seed %d of a run of %.1f s and %d answers%n",
        KILLS,
        SEED,
        duration / 1000.0,
        undisturbed.total());
    Random random = new Random(SEED);
    List<String> askedAgain = new ArrayList<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      long moment = (long) (duration * (kill - 1 + random.nextDouble()) / KILLS);
      askedAgain.addAll(killAndResume("killed-" + kill, moment, undisturbed));
    }
    assertThat(askedAgain).isEmpty();
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }

  /** Returns what was asked for again though it had been received. */
  private List<String> killAndResume(String name, long moment, Answers undisturbed)
      throws Exception {
    String cache = name + "-cache";
    Answers had;
    boolean finished;
    try (Forge forge = serve();
        Program program = runs.start(forge, name, cache)) {
      long start = System.nanoTime();
      boolean ended = program.hasEndedWithin(moment);
      if (ended) {
        duration = Math.min(duration, millisSince(start));
      }
      long killedAt = System.currentTimeMillis();
      program.kill();
      had = Answers.until(killedAt - KEPT_AFTER_MILLIS, forge.finished());
      finished = runs.isFinished(name);
      assertThat(ended && !finished).as(program.said()).isFalse();
    }
    Answers then;
    try (Forge forge = serve()) {
      runs.complete(forge, name, cache);
      then = Answers.of(forge.finished());
    }
    runs.assertSame(CALM, name);
    List<String> askedAgain = new ArrayList<>();
    for (String request : had.times().keySet()) {
      int most = Math.max(1, undisturbed.to(request));
      if (then.to(request) > 0
          && had.to(request) + then.to(request) > most
          && !isAskedAnew(request)) {
        askedAgain.add(name + " " + request);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s after %.2f s with %d answers%s; then %d, of which again: %d%n",
        name,
        moment / 1000.0,
        had.total(),
        finished ? ", finished" : "",
        then.total(),
        askedAgain.size());
    return askedAgain;
  }

  /**
   * Whether every run asks so. The conversation with git tells what there is, and is due once per
   * run; what it is about are packs. CircleCI's v1.1 tells addresses that are good for a minute
   * only.
   */
  private static boolean isAskedAnew(String request) {
    return (request.contains(" /git/") && !request.endsWith(" pack"))
        || request.startsWith("GET /circleci/api/v1.1/");
  }
}
