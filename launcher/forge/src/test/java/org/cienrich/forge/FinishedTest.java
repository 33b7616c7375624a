package org.cienrich.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.FaultPlan;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of requests that were completely answered. */
class FinishedTest {

  private static final String RUN = "/repos/riverbank/hydro-gauge/actions/runs/8700100000";
  private static final String POST = "POST git /{owner}/{name}.git/git-upload-pack";
  private static final String POSTED =
      "POST /git/riverbank/hydro-gauge.git/git-upload-pack#fetch"
          + " git /{owner}/{name}.git/git-upload-pack pack";

  @TempDir static Path directory;
  @TempDir Path folder;

  private static SampleWorld sample;

  @BeforeAll
  static void create() throws IOException {
    sample = SampleWorld.create(directory.resolve("sample"));
  }

  private static List<String> requests(List<String> lines) {
    return lines.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
  }

  private Git clone(Forge forge) throws GitAPIException {
    return Git.cloneRepository()
        .setURI(forge.apiUrl() + "/git/riverbank/hydro-gauge.git")
        .setBare(true)
        .setDirectory(folder.resolve("clone").toFile())
        .call();
  }

  @Test
  void listsAnswersAndDownloadsInTheirOrder() throws IOException {
    try (Forge forge = sample.serve().start()) {
      Instant begin = Instant.now();
      Caller caller = Caller.anonymous(forge);
      caller.get(RUN);
      caller.get(caller.get(RUN + "/logs").header("Location"));
      caller.get("/nowhere");

      List<String> lines = forge.finished();

      assertThat(requests(lines))
          .containsExactly(
              "GET " + RUN,
              "GET " + RUN + "/logs",
              "GET /runs/8700100000/2/logs.zip",
              "GET /nowhere");
      assertThat(lines)
          .map(line -> Instant.ofEpochMilli(Long.parseLong(line.substring(0, line.indexOf(' ')))))
          .isSorted()
          .allMatch(at -> !at.isBefore(begin.minusMillis(1)) && !at.isAfter(Instant.now()));
      assertThat(caller.get("/_forge/finished").text()).isEqualTo(String.join("\n", lines) + "\n");
    }
  }

  @Test
  void isEmptyAtFirst() throws IOException {
    try (Forge forge = sample.serve().start()) {
      assertThat(Caller.anonymous(forge).get("/_forge/finished").text()).isEmpty();
    }
  }

  @Test
  void tellsWhichPostsWereAnsweredWithAPack() throws IOException, GitAPIException {
    try (Forge forge = sample.serve().start();
        Git clone = clone(forge)) {
      assertThat(clone.getRepository().exactRef("refs/heads/main")).isNotNull();
      assertThat(requests(forge.finished()))
          .filteredOn(line -> line.endsWith(" pack"))
          .containsExactly(POSTED);
      assertThat(
              requests(forge.finished()).stream().filter(line -> line.startsWith("POST")).count())
          .isEqualTo((long) forge.requestCounts().get(POST));
    }
  }

  @Test
  void leavesOutWhatBrokeOff() throws IOException {
    List<Fault> faults =
        List.of(
            new Fault.TruncatedBody(),
            new Fault.ConnectionClosed(),
            new Fault.Delay(Duration.ofMillis(1)));
    for (Fault fault : faults) {
      try (Forge forge = sample.serve().faults(FaultPlan.first(1, fault)).start()) {
        Caller caller = Caller.anonymous(forge);
        // A post is not repeated by the client itself.
        assertThatThrownBy(() -> caller.post("/graphql", "{}")).isInstanceOf(IOException.class);

        assertThat(forge.finished()).isEmpty();
        assertThat(forge.totalRequests()).isOne();
      }
    }
  }

  @Test
  void leavesOutPacksThatBrokeOff() throws IOException {
    FaultPlan plan =
        request ->
            request.target().endsWith("#fetch")
                ? Optional.of(new Fault.TruncatedBody())
                : Optional.empty();
    try (Forge forge = sample.serve().faults(plan).start()) {
      assertThatThrownBy(() -> clone(forge).close()).isInstanceOf(GitAPIException.class);

      assertThat(forge.finished()).isNotEmpty().noneMatch(line -> line.contains("#fetch"));
    }
  }

  @Test
  void listsWhatWasRefusedOrDamaged() throws IOException {
    for (Fault fault : List.of(Fault.serverError(503), new Fault.CorruptBody())) {
      try (Forge forge = sample.serve().faults(FaultPlan.first(1, fault)).start()) {
        Caller.anonymous(forge).get(RUN);

        assertThat(requests(forge.finished())).containsExactly("GET " + RUN);
      }
    }
  }
}
