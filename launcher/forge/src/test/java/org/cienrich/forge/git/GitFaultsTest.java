package org.cienrich.forge.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cienrich.forge.Caller;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.faults.Fault;
import org.cienrich.forge.faults.FaultPlan;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong between git and a forge, and that it goes right afterwards. */
class GitFaultsTest {

  private static final String REFS = "GET git /{owner}/{name}.git/info/refs";
  private static final String POST = "POST git /{owner}/{name}.git/git-upload-pack";
  private static final byte[] NOTHING = {};

  @TempDir static Path directory;
  @TempDir Path folder;

  private static SampleWorld sample;

  private final AtomicBoolean goesWrong = new AtomicBoolean(true);

  @BeforeAll
  static void create() throws IOException {
    sample = SampleWorld.create(directory.resolve("sample"));
  }

  private static String url(Forge forge) {
    return forge.apiUrl() + "/git/riverbank/hydro-gauge.git";
  }

  /** Posts that a pack answers go wrong; clients repeat some of them by themselves. */
  private FaultPlan inThePack(Fault fault) {
    return request ->
        goesWrong.get() && request.target().endsWith("#fetch")
            ? Optional.of(fault)
            : Optional.empty();
  }

  private static List<Arguments> faults() {
    return List.of(
        Arguments.of(new Fault.TruncatedBody(), ""),
        Arguments.of(new Fault.CorruptBody(), ""),
        Arguments.of(new Fault.ConnectionClosed(), ""),
        Arguments.of(new Fault.Delay(Duration.ofMillis(50)), ""),
        Arguments.of(new Fault.Status(401, Map.of(), ""), "could not read Username"),
        Arguments.of(new Fault.Status(403, Map.of(), ""), "403"),
        Arguments.of(new Fault.Status(404, Map.of(), ""), "404"),
        Arguments.of(Fault.serverError(500), "500"),
        Arguments.of(Fault.serverError(503), "503"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aPackGoesWrong(Fault fault, String told) throws IOException {
    try (Forge forge = sample.serve().faults(inThePack(fault)).start()) {
      GitProgram git = GitProgram.in(folder);
      git.ask("init", "-q", "--bare", ".");

      GitProgram.Result spoiled = git.call(NOTHING, "fetch", "-q", url(forge), "+refs/*:refs/*");

      assertThat(spoiled.failed()).isTrue();
      assertThat(spoiled.errors()).contains(told);
      assertThat(git.ask("for-each-ref")).isEmpty();
      goesWrong.set(false);
      git.ask("fetch", "-q", url(forge), "+refs/*:refs/*");
      assertThat(git.ask("fsck", "--strict")).isEmpty();
      assertThat(git.ask("for-each-ref")).contains("refs/heads/main");
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aPackGoesWrongForJGit(Fault fault, String told) throws Exception {
    try (Forge forge = sample.serve().faults(inThePack(fault)).start();
        Git git = Git.init().setBare(true).setDirectory(folder.toFile()).call()) {
      var fetch = git.fetch().setRemote(url(forge)).setRefSpecs("+refs/*:refs/*");

      assertThatThrownBy(fetch::call).isInstanceOf(GitAPIException.class);
      assertThat(git.getRepository().exactRef("refs/heads/main")).isNull();
      goesWrong.set(false);
      git.fetch().setRemote(url(forge)).setRefSpecs("+refs/*:refs/*").call();
      assertThat(git.getRepository().exactRef("refs/heads/main")).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 500, 503})
  void refsGoWrongOnce(int status) throws IOException {
    FaultPlan plan = FaultPlan.first(1, new Fault.Status(status, Map.of(), "")).onlyFor(REFS);
    try (Forge forge = sample.serve().faults(plan).start()) {
      GitProgram git = GitProgram.in(folder);

      assertThat(git.call(NOTHING, "ls-remote", url(forge)).failed()).isTrue();
      assertThat(git.ask("ls-remote", url(forge))).contains("refs/heads/main");
    }
  }

  @Test
  void redirectsLeadElsewhere() throws IOException {
    try (Forge other = sample.serve().start()) {
      String there = url(other) + "/info/refs?service=git-upload-pack";
      Fault moved = new Fault.Status(301, Map.of("Location", there), "");
      try (Forge forge = sample.serve().faults(FaultPlan.first(9, moved)).start()) {
        GitProgram.in(folder).ask("clone", "-q", url(forge), "clone");

        assertThat(forge.requestCounts()).containsOnlyKeys(REFS);
        assertThat(other.requestCounts()).containsKeys(REFS, POST);
      }
    }
  }

  @Test
  void damagedAnswersOfTheApiHaveTheirLengthAndHeaders() throws IOException {
    FaultPlan plan = FaultPlan.first(1, new Fault.CorruptBody());
    try (Forge forge = sample.serve().faults(plan).start()) {
      Caller caller = Caller.anonymous(forge.apiUrl());

      Caller.Reply damaged = caller.get("/repos/riverbank/hydro-gauge");
      Caller.Reply whole = caller.get("/repos/riverbank/hydro-gauge");

      assertThat(damaged.status()).isEqualTo(200);
      assertThat(damaged.header("ETag")).isEqualTo(whole.header("ETag")).isNotEmpty();
      assertThat(damaged.bytes()).hasSameSizeAs(whole.bytes());
      int different = 0;
      for (int i = 0; i < whole.bytes().length; i++) {
        different += whole.bytes()[i] == damaged.bytes()[i] ? 0 : 1;
      }
      assertThat(different).isEqualTo(8);
    }
  }

  @Test
  void archivesCanBeCutAndDamaged() throws IOException {
    String tarball = "/repos/riverbank/hydro-gauge/tarball/main";
    FaultPlan plan =
        request ->
            switch (request.endpoint().contains("legacy.tar.gz") ? request.occurrence() : 0) {
              case 1 -> Optional.of(new Fault.CorruptBody());
              case 2 -> Optional.of(new Fault.TruncatedBody());
              default -> Optional.empty();
            };
    try (Forge forge = sample.serve().faults(plan).start()) {
      Caller caller = Caller.anonymous(forge.apiUrl());

      byte[] damaged = caller.get(caller.get(tarball).header("Location")).bytes();
      String second = caller.get(tarball).header("Location");
      assertThatThrownBy(() -> caller.get(second)).isInstanceOf(IOException.class);
      byte[] whole = caller.get(caller.get(tarball).header("Location")).bytes();

      assertThat(damaged).hasSameSizeAs(whole).isNotEqualTo(whole);
    }
  }

  @Test
  void aRepositoryThatIsDamagedEndsTheConnection() throws IOException {
    SampleWorld broken = SampleWorld.create(folder.resolve("broken"));
    GitProgram origin = GitProgram.in(broken.directory().resolve("git/riverbank/hydro-gauge.git"));
    String blob = origin.ask("rev-parse", "main:pom.xml");
    Path object =
        origin.folder().resolve("objects").resolve(blob.substring(0, 2)).resolve(blob.substring(2));
    Files.delete(object);
    try (Forge forge = broken.serve().start()) {
      GitProgram.Result result =
          GitProgram.in(folder).call(NOTHING, "clone", "-q", url(forge), "clone");

      assertThat(result.failed()).isTrue();
      assertThat(forge.finished()).noneMatch(line -> line.contains("#fetch"));
    }
  }
}
