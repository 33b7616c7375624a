package org.cienrich.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Where progress is shown. Not thread-safe. */
interface ProgressDisplay extends AutoCloseable {

  /**
   * Shows the phase that is under way.
   *
   * @param phrase names the phase
   * @param total 0 where it is not known
   */
  void show(String phrase, long done, long total, long failed);

  @Override
  void close();

  /** Returns a bar for a terminal, lines for anything else. */
  @SuppressWarnings("SystemConsoleNull") // holds on JDK 17, the only one we run on
  static ProgressDisplay forStandardError() {
    return System.console() == null ? new Lines(System.err, InstantSource.system()) : new Bar();
  }

  /** One bar per phase. */
  final class Bar implements ProgressDisplay {
    private @Nullable String shown;
    private @Nullable ProgressBar bar;

    @Override
    public void show(String phrase, long done, long total, long failed) {
      if (!phrase.equals(shown) || bar == null) {
        close();
        shown = phrase;
        bar =
            new ProgressBarBuilder()
                .setTaskName(phrase)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(300)
                .showSpeed()
                .build();
      }
      bar.maxHint(total == 0 ? -1 : Math.max(total, done));
      bar.stepTo(done);
      bar.setExtraMessage(failed == 0 ? "" : failed + " failed");
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }

  /** A line when a phase begins, and every ten seconds. */
  final class Lines implements ProgressDisplay {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final PrintStream out;
    private final InstantSource clock;
    private @Nullable String shown;
    private Instant shownAt = Instant.MIN;
    private Instant phaseSince = Instant.MIN;
    private long doneAtStart;

    Lines(PrintStream out, InstantSource clock) {
      this.out = out;
      this.clock = clock;
    }

    @Override
    public void show(String phrase, long done, long total, long failed) {
      Instant now = clock.instant();
      if (!phrase.equals(shown)) {
        shown = phrase;
        phaseSince = now;
        doneAtStart = done;
      } else if (now.isBefore(shownAt.plus(EVERY))) {
        return;
      }
      shownAt = now;
      out.println(line(phrase, done, total, failed, now));
    }

    private String line(String phrase, long done, long total, long failed, Instant now) {
      StringBuilder line = new StringBuilder(phrase).append(": ").append(done);
      if (total > 0) {
        line.append('/').append(total);
      }
      long seconds = Duration.between(phaseSince, now).toSeconds();
      if (seconds > 0) {
        line.append(" (").append((done - doneAtStart) / seconds).append("/s)");
      }
      if (failed > 0) {
        line.append(", ").append(failed).append(" failed");
      }
      return line.toString();
    }

    @Override
    public void close() {}
  }
}
