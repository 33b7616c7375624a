package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.http.VirtualClock;
import org.junit.jupiter.api.Test;

/** What GitHub really answers when a limit is reached. */
class RecordedLimitsTest {
  private static final String REPOSITORY_JSON =
      "{\"id\":7,\"full_name\":\"o/n\",\"private\":false}";
  private static final ScriptedReply REPOSITORY = ScriptedReply.ok(REPOSITORY_JSON);

  /** Seconds to wait by recorded test; the limits of the others are never lifted. */
  private static final Map<String, Integer> WAITS =
      Map.ofEntries(
          Map.entry("AbuseLimitHandlerTest/testHandler_Fail", 30),
          Map.entry("AbuseLimitHandlerTest/testHandler_HttpStatus_Fail", 30),
          Map.entry("AbuseLimitHandlerTest/testHandler_Wait", 2),
          Map.entry("AbuseLimitHandlerTest/testHandler_Wait_Secondary_Limits", 60),
          Map.entry("AbuseLimitHandlerTest/testHandler_Wait_Secondary_Limits_Body_Marker_Only", 60),
          Map.entry("AbuseLimitHandlerTest/testHandler_Wait_Secondary_Limits_Too_Many_Requests", 8),
          Map.entry(
              "AbuseLimitHandlerTest/"
                  + "testHandler_Wait_Secondary_Limits_Too_Many_Requests_Date_Retry_After",
              8),
          Map.entry(
              "AbuseLimitHandlerTest/"
                  + "testHandler_Wait_Secondary_Limits_Too_Many_Requests_Date_Retry_After"
                  + "_Missing_Date_Header",
              8),
          Map.entry(
              "AbuseLimitHandlerTest/"
                  + "testHandler_Wait_Secondary_Limits_Too_Many_Requests_No_Retry_After",
              60),
          Map.entry("RateLimitHandlerTest/testHandler_Fail", 4),
          Map.entry("RateLimitHandlerTest/testHandler_HttpStatus_Fail", 4),
          Map.entry("RateLimitHandlerTest/testHandler_Wait", 4),
          Map.entry("RateLimitHandlerTest/testHandler_Wait_Missing_Date_Header", 4));

  private static List<String> recordedLimits(Recordings recordings) {
    return List.of("AbuseLimitHandlerTest", "RateLimitHandlerTest").stream()
        .flatMap(test -> recordings.testsOf(test).stream().map(name -> test + "/" + name))
        .toList();
  }

  @Test
  void waitsAsLongAsEachAsksAndNoLonger() {
    Recordings recordings = Recordings.orSkip();
    assertThat(recordedLimits(recordings)).hasSize(WAITS.size() + 2).containsAll(WAITS.keySet());
    WAITS.forEach(
        (test, seconds) -> {
          VirtualClock clock = new VirtualClock();
          try (ScriptedServer server =
              new ScriptedServer(
                  request ->
                      request.number() == 1 ? recordings.reply(test, "2-r_h") : REPOSITORY)) {
            assertThat(Hasty.patientForge(server.address(), clock).findRepository("o/n"))
                .as(test)
                .isEqualTo(new Lookup.Found<>(new RepositoryInfo("7", "o/n", null, false, null)));
            assertThat(clock.waited())
                .as(test)
                .isBetween(Duration.ofSeconds(seconds - 2), Duration.ofSeconds(seconds + 1));
            assertThat(server.requests()).as(test).hasSize(2);
          }
        });
  }

  @Test
  void givesUpOnALimitThatIsNeverLifted() {
    Recordings recordings = Recordings.orSkip();
    for (String test : recordedLimits(recordings)) {
      if (!WAITS.containsKey(test)) {
        VirtualClock clock = new VirtualClock();
        try (ScriptedServer server =
            new ScriptedServer(request -> recordings.reply(test, "2-r_h"))) {
          assertThat(Hasty.patientForge(server.address(), clock).findRepository("o/n"))
              .isInstanceOfSatisfying(
                  Lookup.Failed.class,
                  failed -> {
                    assertThat(failed.reason()).isEqualTo(MissingReason.UNAVAILABLE);
                    assertThat(failed.message()).contains("rate-limited");
                  });
          assertThat(clock.waited()).isLessThanOrEqualTo(HttpSettings.DEFAULT.maxWait());
          assertThat(server.requests().size()).isLessThan(200);
        }
      }
    }
  }

  @Test
  void anAmpleQuotaIsNoLimit() {
    Recordings recordings = Recordings.orSkip();
    List<String> tests = recordings.testsOf("GHRateLimitTest");
    assertThat(tests).isNotEmpty();
    for (String test : tests) {
      ScriptedReply quota = recordings.reply("GHRateLimitTest/" + test, "rate_limit");
      VirtualClock clock = new VirtualClock();
      try (ScriptedServer server = new ScriptedServer(request -> quota.around(REPOSITORY_JSON))) {
        GitHubForge client = Hasty.patientForge(server.address(), clock);
        assertThat(client.findRepository("o/n")).isNotInstanceOf(Lookup.Failed.class);
        assertThat(client.findRepository("o/n")).isNotInstanceOf(Lookup.Failed.class);
        assertThat(clock.pauses()).as(test).isEmpty();
      }
    }
  }
}
