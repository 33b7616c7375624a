package org.cienrich.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.FaultPlan;
import org.cienrich.forge.faults.ForgeRequest;
import org.cienrich.forge.faults.RandomFaults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong between a forge and its client. */
class FaultsTest {

  private static final String LOGS = "/repos/riverbank/hydro-gauge/actions/runs/8700100000/logs";

  @TempDir static Path directory;

  private static SampleWorld sample;

  @BeforeAll
  static void create() throws IOException {
    sample = SampleWorld.create(directory.resolve("sample"));
  }

  private static ForgeRequest request(String target) {
    return new ForgeRequest("GET", "GET /x", target, Map.of(), 1);
  }

  @Test
  void aDelayedRequestGetsNoAnswer() throws IOException {
    FaultPlan plan = FaultPlan.first(1, new Fault.Delay(Duration.ofMillis(1)));
    try (Forge forge = sample.serve().faults(plan).start()) {
      Caller caller = Caller.anonymous(forge);

      assertThatThrownBy(() -> caller.post("/graphql", "{}")).isInstanceOf(IOException.class);
      assertThat(caller.post("/graphql", "{}").status()).isEqualTo(401);
    }
  }

  @Test
  void closingEndsLongDelays() throws IOException {
    Forge forge =
        sample.serve().faults(it -> Optional.of(new Fault.Delay(Duration.ofDays(1)))).start();
    Thread waiting =
        new Thread(
            () -> {
              try {
                Caller.anonymous(forge).get("/user");
              } catch (IOException expected) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    forge.close();

    assertThat(join(waiting)).isTrue();
  }

  private static boolean join(Thread thread) {
    try {
      thread.join(10_000);
      return !thread.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void queriesOfOneEndpointFailByThemselves() throws IOException {
    FaultPlan plan = FaultPlan.first(1, Fault.serverError(502)).onlyFor("POST /graphql");
    try (Forge forge = sample.serve().faults(plan).start()) {
      Caller caller = Caller.with(SampleWorld.TOKEN, forge);
      String first = "{\"query\":\"{viewer{login}}\"}";
      String second = "{\"query\":\"{viewer{id}}\"}";

      assertThat(caller.post("/graphql", first).status()).isEqualTo(502);
      assertThat(caller.post("/graphql", second).status()).isEqualTo(502);
      assertThat(caller.post("/graphql", first).status()).isEqualTo(200);
    }
  }

  @Test
  void downloadsFailByPath() throws IOException {
    FaultPlan plan =
        FaultPlan.first(1, Fault.serverError(503)).onlyFor("GET /runs/{run_id}/{attempt}/logs.zip");
    try (Forge forge = sample.serve().faults(plan).start()) {
      Caller caller = Caller.anonymous(forge);

      assertThat(caller.get(caller.get(LOGS).header("Location")).status()).isEqualTo(503);
      assertThat(caller.get(caller.get(LOGS).header("Location")).status()).isEqualTo(200);
    }
  }

  @Test
  void aRedirectThatWentWrongLeadsNowhere() throws IOException {
    FaultPlan plan = FaultPlan.first(1, new Fault.WrongJson("{\"id\":"));
    try (Forge forge = sample.serve().faults(plan).start()) {
      Caller.Reply reply = Caller.anonymous(forge).get(LOGS);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Location")).isEmpty();
    }
  }

  @Test
  void randomFaultsDependOnTheTargetOnly() {
    RandomFaults plan = new RandomFaults(7, 0.5, 1).withTimeouts(Duration.ofSeconds(3));
    List<ForgeRequest> requests =
        IntStream.range(0, 500).mapToObj(i -> request("/x/" + i)).toList();

    List<Optional<Fault>> faults = requests.stream().map(plan::faultFor).toList();

    assertThat(requests.stream().map(plan::faultFor).toList()).isEqualTo(faults);
    assertThat(faults.stream().flatMap(Optional::stream))
        .hasSizeBetween(200, 300)
        .contains(new Fault.Delay(Duration.ofSeconds(3)));
    assertThat(plan.faultFor(new ForgeRequest("GET", "GET /x", "/x/1", Map.of(), 2))).isEmpty();
  }

  /** What failed once fails again, for years: tests depend on which requests do. */
  @Test
  void randomFaultsAreThoseOfEveryVersion() {
    RandomFaults plan = new RandomFaults(11, 0.5, 1);
    String kinds =
        IntStream.range(0, 40)
            .mapToObj(i -> plan.faultFor(request("/repos/a/b/actions/runs/" + i)))
            .map(fault -> fault.map(FaultsTest::letter).orElse("-"))
            .collect(Collectors.joining());

    assertThat(kinds).isEqualTo("-0-09--W9---32-3-----WC-9CT-9-2T-09--0-T");
  }

  private static String letter(Fault fault) {
    return fault instanceof Fault.Status status
        ? String.valueOf("0123456789".charAt(status.status() % 10))
        : fault.getClass().getSimpleName().substring(0, 1);
  }
}
