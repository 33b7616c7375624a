package org.cienrich.forge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.forge.ServerArguments.UsageException;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worlds a forge can serve. */
class WorldsTest {

  @TempDir Path directory;

  @Test
  void theSampleWorldIsKeptWhole() throws IOException {
    SampleWorld created = SampleWorld.create(directory.resolve("sample"));

    assertThat(SampleWorld.open(directory.resolve("sample")).world()).isEqualTo(created.world());
  }

  @Test
  void aWorldWithoutGitHubDataCanBeRead() throws IOException {
    Files.writeString(
        directory.resolve(World.FILE),
        "{\"repositories\": [], \"runs\": [], \"jobs\": [], \"tokens\": []}");

    assertThat(World.load(directory).github()).isEqualTo(GitHubData.NONE);
  }

  @Test
  void theSampleWorldHasWhatTheClientsMustBear() throws IOException {
    GitHubData data = SampleWorld.create(directory.resolve("sample")).world().github();

    assertThat(data.pullRequests()).anyMatch(pull -> pull.head().repositoryId() == null);
    assertThat(data.pullRequests()).anyMatch(PullRequest::isOpen);
    assertThat(data.pullRequests()).anyMatch(pull -> pull.bodyEdits().size() > 1);
    assertThat(data.commits()).anyMatch(commit -> commit.author().account() == null);
    assertThat(data.commitComments()).isNotEmpty();
  }

  @Test
  void aSyntheticWorldAsksForItsShare() {
    SyntheticWorld dense = SyntheticWorld.builds(2, 100, 0.3, 3);
    SyntheticWorld sparse = SyntheticWorld.builds(2, 100, 0.01, 3);

    assertThat(dense.wanted().values()).allMatch(ids -> ids.size() == 30);
    assertThat(sparse.wanted().values()).allMatch(ids -> ids.size() == 1);
    assertThat(dense.buildsCsv().lines()).hasSize(61).first().isEqualTo("repo,build_id");
    assertThat(dense.world().jobs().stream().map(Job::id)).doesNotHaveDuplicates().hasSize(600);
    assertThat(dense.world()).isEqualTo(sparse.world());
  }

  @Test
  void aSyntheticWorldHasLogsAndPullRequests() throws IOException {
    SyntheticWorld synthetic = SyntheticWorld.builds(1, 20, 0.5, 2);
    String run =
        "/repos/synthetic/repo-0001/actions/runs/"
            + synthetic.wanted().get("synthetic/repo-0001").get(0);
    try (Forge forge = synthetic.serve().start()) {
      Caller caller = Caller.anonymous(forge);

      assertThat(caller.get(run + "/jobs").json().get("total_count").asInt()).isEqualTo(2);
      assertThat(caller.get(caller.get(run + "/logs").header("Location")).bytes()).isNotEmpty();
      assertThat(caller.get("/repos/synthetic/repo-0001/pulls?state=all").json()).isNotEmpty();
    }
  }

  @Test
  void theServerServesSyntheticWorlds() throws IOException, UsageException {
    Path csv = directory.resolve("builds.csv");
    ServerArguments arguments =
        ServerArguments.parse("--synthetic=2,10,0.5,1", "--buildsCsv=" + csv);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (Forge forge = ForgeServer.start(arguments, new PrintStream(out, true, UTF_8))) {
      assertThat(out.toString(UTF_8)).contains("API: " + forge.apiUrl());
      assertThat(Files.readAllLines(csv)).hasSize(11);
    }
  }

  @Test
  void theServerRefusesNonsense() {
    for (String value : List.of("1,2", "0,1,1,1", "1,1,2,1", "a,b,c,d")) {
      assertThatThrownBy(() -> ServerArguments.parse("--synthetic=" + value).synthetic())
          .isInstanceOf(UsageException.class);
    }
  }
}
