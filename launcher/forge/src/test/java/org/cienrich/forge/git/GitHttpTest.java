package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.cienrich.forge.Caller;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.access.TokenPolicy;
import org.cienrich.forge.world.RepositoryCommit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching by git's own protocol, with the git program, JGit, and by hand. */
class GitHttpTest {

  private static final String GAUGE = "riverbank/hydro-gauge";

  @TempDir static Path directory;
  @TempDir Path folder;

  private static SampleWorld sample;
  private static Forge forge;

  @BeforeAll
  static void start() throws IOException {
    sample = SampleWorld.create(directory.resolve("sample"));
    forge = sample.serve().start();
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static String url(Forge server, String fullName) {
    return server.gitHttpUrlTemplate().replace("{owner}/{name}", fullName);
  }

  private static GitProgram origin(String fullName) throws IOException {
    return GitProgram.in(directory.resolve("sample/git/" + fullName + ".git"));
  }

  private GitProgram empty() throws IOException {
    GitProgram git = GitProgram.in(folder.resolve("empty"));
    git.ask("init", "--bare", "-q", ".");
    return git;
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void servesEveryVersionOfTheProtocol(int version) throws IOException {
    GitProgram git = GitProgram.in(folder);

    git.ask(
        "-c", "protocol.version=" + version, "clone", "-q", "--mirror", url(forge, GAUGE), "clone");

    GitProgram clone = GitProgram.in(folder.resolve("clone"));
    assertThat(clone.ask("for-each-ref")).isEqualTo(origin(GAUGE).ask("for-each-ref"));
    assertThat(clone.ask("fsck", "--strict", "--no-dangling")).isEmpty();
    assertThat(clone.ask("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
  }

  @Test
  void speaksVersion2WhenAsked() throws IOException {
    Caller.Reply reply =
        Caller.anonymous(forge.apiUrl())
            .with("Git-Protocol", "version=2")
            .get(url(forge, GAUGE) + "/info/refs?service=git-upload-pack");

    assertThat(reply.text()).contains("version 2", "ls-refs", "fetch=").doesNotContain("refs/");
    assertThat(reply.header("Content-Type"))
        .isEqualTo("application/x-git-upload-pack-advertisement");
  }

  @ParameterizedTest
  @CsvSource({"0", "2"})
  void servesAnyCommitThatIsThere(int version) throws IOException {
    String old = origin(GAUGE).ask("rev-parse", "refs/pull/9/head~1");
    GitProgram git = empty();

    git.ask("-c", "protocol.version=" + version, "fetch", "-q", url(forge, GAUGE), old);

    assertThat(git.ask("rev-parse", "FETCH_HEAD")).isEqualTo(old);
  }

  @Test
  void doesNotServeTheAttic() throws IOException {
    GitProgram git = empty();
    List<String> ids = Gone.commits(sample).stream().map(RepositoryCommit::sha).toList();

    assertThat(ids).hasSize(4);
    for (String id : ids) {
      GitProgram.Result result =
          git.call(new byte[0], "fetch", "-q", url(forge, Gone.REPOSITORY), id);
      assertThat(result.failed()).isTrue();
      assertThat(result.errors()).contains("not our ref " + id);
    }
  }

  @Test
  void negotiatesWhatIsMissing() throws IOException {
    GitProgram git = empty();
    git.ask("fetch", "-q", url(forge, GAUGE), "refs/heads/main:refs/heads/old");
    git.ask("update-ref", "refs/heads/old", "refs/heads/old~5");

    git.ask("fetch", "-q", url(forge, GAUGE), "+refs/*:refs/*");

    assertThat(git.ask("for-each-ref", "refs/heads/main", "refs/pull"))
        .isEqualTo(origin(GAUGE).ask("for-each-ref", "refs/heads/main", "refs/pull"));
  }

  @Test
  void servesJGit() throws Exception {
    try (Git git =
        Git.cloneRepository()
            .setURI(url(forge, GAUGE))
            .setBare(true)
            .setDirectory(folder.resolve("clone").toFile())
            .call()) {
      Ref main = git.getRepository().exactRef("refs/heads/main");

      assertThat(main.getObjectId().name()).isEqualTo(origin(GAUGE).ask("rev-parse", "main"));
    }
  }

  @Test
  void caseDoesNotMatterAndFormerNamesLeadOn() throws IOException {
    GitProgram git = GitProgram.in(folder);
    String main = origin(SampleWorld.RENAMED_REPOSITORY).ask("rev-parse", "main");

    assertThat(git.ask("ls-remote", url(forge, "LanternWorks/TIDE-tables"), "refs/heads/main"))
        .startsWith(main);
    assertThat(git.ask("ls-remote", url(forge, SampleWorld.FORMER_NAME), "refs/heads/main"))
        .startsWith(main);
    Caller.Reply moved =
        Caller.anonymous(forge.apiUrl())
            .get(url(forge, SampleWorld.FORMER_NAME) + "/info/refs?service=git-upload-pack");
    assertThat(moved.status()).isEqualTo(301);
    assertThat(moved.header("Location"))
        .isEqualTo(
            url(forge, SampleWorld.RENAMED_REPOSITORY) + "/info/refs?service=git-upload-pack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/git/riverbank/atlantis.git/info/refs?service=git-upload-pack",
        "/git/riverbank/..%2Friverbank%2Fhydro-gauge.git/info/refs?service=git-upload-pack",
        "/git/../hydro-gauge.git/info/refs?service=git-upload-pack",
        "/git/riverbank/hydro-gauge.git/HEAD",
        "/git/riverbank/hydro-gauge.git/objects/info/packs",
        "/git/riverbank/hydro-gauge/info/refs?service=git-upload-pack",
        "/git"
      })
  void everythingElseIsNotFound(String target) throws IOException {
    assertThat(Caller.anonymous(forge.apiUrl()).get(target).status()).isEqualTo(404);
  }

  @Test
  void takesNoPushes() throws IOException {
    assertThat(
            Caller.anonymous(forge.apiUrl())
                .get(url(forge, GAUGE) + "/info/refs?service=git-receive-pack")
                .status())
        .isEqualTo(403);
  }

  @Test
  void asksForATokenWhereOneIsNeeded() throws IOException, GitAPIException {
    String url = url(forge, SampleWorld.PRIVATE_REPOSITORY);
    GitProgram git = GitProgram.in(folder);
    String withToken = url.replace("://", "://x-access-token:" + SampleWorld.TOKEN + "@");

    assertThat(git.call(new byte[0], "ls-remote", url).errors())
        .contains("could not read Username");
    assertThat(git.call(new byte[0], "ls-remote", url.replace("://", "://x:other@")).errors())
        .contains("not found");
    assertThat(git.ask("ls-remote", withToken)).contains("refs/heads/main");
    assertThat(
            Git.lsRemoteRepository()
                .setRemote(url)
                .setCredentialsProvider(
                    new UsernamePasswordCredentialsProvider("any", SampleWorld.TOKEN))
                .call())
        .isNotEmpty();
  }

  @Test
  void asksEverybodyForATokenWhenThePolicyDoes() throws IOException {
    try (Forge strict = sample.serve().tokens(TokenPolicy.REQUIRED).start()) {
      String refs = url(strict, GAUGE) + "/info/refs?service=git-upload-pack";
      Caller caller = Caller.anonymous(strict.apiUrl());

      assertThat(caller.get(refs).status()).isEqualTo(401);
      assertThat(caller.get(refs).header("WWW-Authenticate")).startsWith("Basic ");
      assertThat(caller.with("Authorization", basic("x", "wrong")).get(refs).status())
          .isEqualTo(401);
      assertThat(caller.with("Authorization", "Basic !").get(refs).status()).isEqualTo(401);
      assertThat(
              caller
                  .with("Authorization", basic("x", SampleWorld.REVOKED_TOKEN))
                  .get(refs)
                  .status())
          .isEqualTo(401);
      assertThat(caller.with("Authorization", basic("x", SampleWorld.TOKEN)).get(refs).status())
          .isEqualTo(200);
    }
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  @Test
  void takesCompressedRequests() throws IOException {
    String main = origin(GAUGE).ask("rev-parse", "main");
    String wants = "0032want " + main + "\n00000009done\n";

    HttpResponse<byte[]> reply = post(zipped(wants.getBytes(UTF_8)), "gzip", "upload-pack-request");

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(new String(reply.body(), UTF_8)).startsWith("0008NAK\nPACK");
  }

  @Test
  void refusesRequestsThatMakeNoSense() throws IOException {
    byte[] wants = "0000".getBytes(UTF_8);

    assertThat(post(wants, "gzip", "upload-pack-request").statusCode()).isEqualTo(400);
    assertThat(post(wants, "identity", "receive-pack-request").statusCode()).isEqualTo(415);
    assertThat(post(new byte[(16 << 20) + 1], "identity", "upload-pack-request").statusCode())
        .isEqualTo(413);
    assertThatThrownBy(() -> post(zipped(new byte[100]), "gzip", "upload-pack-request"))
        .isInstanceOf(IOException.class);
  }

  private static byte[] zipped(byte[] content) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(content);
    }
    return zipped.toByteArray();
  }

  private static HttpResponse<byte[]> post(byte[] body, String encoding, String type)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url(forge, GAUGE) + "/git-upload-pack"))
            .header("Content-Encoding", encoding)
            .header("Content-Type", "application/x-git-" + type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Test
  void countsWhatIsAskedOfGit() throws IOException {
    try (Forge counting = sample.serve().start()) {
      GitProgram.in(folder).ask("clone", "-q", "--bare", url(counting, GAUGE), "clone");

      assertThat(counting.requestCounts())
          .containsEntry("GET git /{owner}/{name}.git/info/refs", 1)
          .containsEntry("POST git /{owner}/{name}.git/git-upload-pack", 2);
      assertThat(counting.targetCounts())
          .containsEntry("POST /git/riverbank/hydro-gauge.git/git-upload-pack#ls-refs", 1)
          .containsEntry("POST /git/riverbank/hydro-gauge.git/git-upload-pack#fetch", 1);
    }
  }
}
