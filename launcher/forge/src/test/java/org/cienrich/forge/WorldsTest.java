package org.cienrich.forge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cienrich.forge.ServerArguments.UsageException;
import org.cienrich.forge.git.GitRoots;
import org.cienrich.forge.world.GitHubData;
import org.cienrich.forge.world.Job;
import org.cienrich.forge.world.PullRequest;
import org.cienrich.forge.world.RepositoryCommit;
import org.cienrich.forge.world.WorkflowRun;
import org.cienrich.forge.world.World;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
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
  void theServerServesWorldsOfAnySize() throws Exception {
    Path csv = directory.resolve("builds.csv");
    ServerArguments arguments =
        ServerArguments.parse(
            "--scale=3,40,20,1",
            "--syntheticGit=" + directory.resolve("git"),
            "--buildsCsv=" + csv);

    try (Forge forge =
        ForgeServer.start(arguments, new PrintStream(new ByteArrayOutputStream(), true, UTF_8))) {
      List<String> asked = Files.readAllLines(csv);
      String[] first = asked.get(1).split(",", -1);

      assertThat(asked).hasSize(41);
      assertThat(
              Caller.anonymous(forge)
                  .get("/repos/" + first[0] + "/actions/runs/" + first[1])
                  .json()
                  .get("id")
                  .asText())
          .isEqualTo(first[1]);
    }
  }

  @Test
  void aWorldOfAnySizeNeedsAPlaceForItsRepositories() {
    assertThatThrownBy(() -> ServerArguments.parse("--scale=3,40,20,1"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--syntheticGit");
  }

  @Test
  void theSampleWorldIsTheSameEverywhere() throws IOException {
    Map<String, String> first = files(SampleWorld.create(directory.resolve("one")).directory());
    Map<String, String> second = files(SampleWorld.create(directory.resolve("two")).directory());

    assertThat(first).isEqualTo(second).containsKey("world.json");
    assertThat(first.keySet()).anyMatch(name -> name.startsWith("attic/"));
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString().replace('\\', '/');
        files.put(name, new String(Files.readAllBytes(path), ISO_8859_1));
      }
    }
    return files;
  }

  @Test
  void theSampleWorldHasBuildsOfCommitsThatGitDoesNotServe() throws IOException {
    SampleWorld sample = SampleWorld.create(directory.resolve("sample"));
    try (Forge forge = sample.serve().start()) {
      Map<String, Integer> known = new TreeMap<>();
      for (WorkflowRun run : sample.world().runs()) {
        String sha = run.head().sha();
        if (run.repositoryId() == 7004 && !isServed(sample, sha)) {
          Caller.Reply reply =
              Caller.anonymous(forge).get("/repos/orchard-labs/ferment/commits/" + sha);
          known.put(
              run.head().commit().message().lines().findFirst().orElseThrow(), reply.status());
        }
      }

      assertThat(known)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "Call it a culture", 200,
                  "Test the culture", 200,
                  "Merge pull request #31 from lids", 200,
                  "Add an almanac", 200,
                  "Scratch", 422));
    }
  }

  private static boolean isServed(SampleWorld sample, String sha) throws IOException {
    Path git = sample.directory().resolve("git/orchard-labs/ferment.git");
    try (Repository repository = new FileRepository(git.toFile())) {
      return repository.getObjectDatabase().has(ObjectId.fromString(sha));
    }
  }

  @Test
  void theApiTellsCommitsThatTheWorldLeavesOut() throws IOException {
    SampleWorld sample = SampleWorld.create(directory.resolve("sample"));
    World bare = sample.world().withGitHub(GitHubData.NONE);
    RepositoryCommit expected =
        sample.world().github().commits().stream()
            .filter(commit -> commit.message().startsWith("Test the culture"))
            .findFirst()
            .orElseThrow();
    try (Forge forge =
        Forge.of(bare, sample.gitUrlTemplate()).git(GitRoots.in(sample.directory())).start()) {
      JsonNode json =
          Caller.anonymous(forge).json("/repos/orchard-labs/ferment/commits/" + expected.sha());

      assertThat(json.at("/commit/tree/sha").asText()).isEqualTo(expected.treeId());
      assertThat(json.at("/parents/0/sha").asText()).isEqualTo(expected.parents().get(0));
      assertThat(json.at("/commit/message").asText()).isEqualTo(expected.message());
      assertThat(json.at("/commit/author/date").asText())
          .isEqualTo(expected.author().date().toString());
    }
  }

  @Test
  void aSyntheticWorldCanBeCloned() throws IOException, GitAPIException {
    Path root = directory.resolve("git");
    SyntheticWorld synthetic = SyntheticWorld.builds(3, 12, 1, 1, root);
    try (Forge forge = synthetic.serve().start();
        Git clone =
            Git.cloneRepository()
                .setURI(forge.apiUrl() + "/git/synthetic/repo-0002.git")
                .setBare(true)
                .setDirectory(directory.resolve("clone").toFile())
                .call()) {
      for (WorkflowRun run : synthetic.world().runs()) {
        RevCommit commit =
            run.repositoryId() != 20_002
                ? null
                : clone.getRepository().parseCommit(ObjectId.fromString(run.head().sha()));
        if (commit != null) {
          assertThat(commit.getTree().name()).isEqualTo(run.head().commit().treeId());
          assertThat(commit.getCommitterIdent().getWhenAsInstant())
              .isEqualTo(run.head().commit().timestamp());
        }
      }
      assertThat(clone.log().call()).hasSize(12);
    }
    assertThat(synthetic.world()).isEqualTo(SyntheticWorld.builds(3, 12, 1, 1).world());
  }

  @Test
  void theGitDataOfASyntheticWorldAreWrittenOnce() throws IOException {
    Path root = directory.resolve("git");
    SyntheticWorld first = SyntheticWorld.builds(2, 5, 1, 1, root);
    Map<String, String> files = files(root);

    assertThat(SyntheticWorld.builds(2, 5, 1, 1, root).world()).isEqualTo(first.world());
    assertThat(files(root)).isEqualTo(files);
    assertThatThrownBy(() -> SyntheticWorld.builds(2, 6, 1, 1, root))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Another synthetic world");
  }

  @Test
  void theGitDataOfASyntheticWorldAreCompletedAfterAnInterruption() throws IOException {
    Path root = directory.resolve("git");
    SyntheticWorld.builds(1, 5, 1, 1, root);
    Map<String, String> files = files(root);
    Files.delete(root.resolve("synthetic/repo-0001.git/refs/heads/main"));

    SyntheticWorld.builds(1, 5, 1, 1, root);

    assertThat(files(root)).isEqualTo(files);
  }

  @Test
  void theServerPrintsTheUrlsOfItsOwnGit() throws IOException, UsageException {
    ServerArguments arguments =
        ServerArguments.parse(
            "--synthetic=1,3,1,1", "--syntheticGit=" + directory, "--gitOverHttp=true");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (Forge forge = ForgeServer.start(arguments, new PrintStream(out, true, UTF_8))) {
      String git = out.toString(UTF_8).lines().toList().get(1).substring("Git: ".length());

      assertThat(git).isEqualTo(forge.apiUrl() + "/git/{owner}/{name}.git");
      assertThat(
              Git.lsRemoteRepository()
                  .setRemote(git.replace("{owner}", "synthetic").replace("{name}", "repo-0001"))
                  .callAsMap())
          .containsKey("refs/heads/main");
    } catch (GitAPIException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theServerKnowsWhereGitIs() {
    for (List<String> nonsense :
        List.of(
            List.of("--synthetic=1,1,1,1", "--gitOverHttp=true"),
            List.of("--synthetic=1,1,1,1", "--gitOverHttp=perhaps"),
            List.of("--sample=x", "--syntheticGit=y"),
            List.of("--apachejit=x", "--gitUrlTemplate=y", "--gitOverHttp=true"))) {
      assertThatThrownBy(() -> ServerArguments.parse(nonsense.toArray(String[]::new)))
          .isInstanceOf(UsageException.class);
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
