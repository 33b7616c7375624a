package org.cienrich.forge.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cienrich.forge.Caller;
import org.cienrich.forge.Forge;
import org.cienrich.forge.SampleWorld;
import org.cienrich.forge.world.Repository;
import org.cienrich.forge.world.RepositoryCommit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits as patches, diffs and archives, compared with what the git program makes of them. */
class CommitFormsTest {

  private static final String PATCH = "application/vnd.github.patch";

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

  private static String url(Repository repository, RepositoryCommit commit) {
    return "/repos/" + repository.fullName() + "/commits/" + commit.sha();
  }

  private static Caller.Reply get(String target, String accept) throws IOException {
    return Caller.with(SampleWorld.TOKEN, forge).and("Accept", accept).get(target);
  }

  /** The git program in a repository that sees the attic, too. */
  private static GitProgram git(Repository repository) throws IOException {
    Path attic = sample.directory().resolve("attic/" + repository.fullName() + ".git/objects");
    GitProgram git =
        GitProgram.in(sample.directory().resolve("git/" + repository.fullName() + ".git"));
    return Files.exists(attic) ? git.with("GIT_ALTERNATE_OBJECT_DIRECTORIES", attic) : git;
  }

  private static Repository ferment() {
    return sample.world().repository(Gone.REPOSITORY).orElseThrow();
  }

  @Test
  void theChangesOfEveryCommitLeadToItsTree() throws IOException {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (Repository repository : sample.world().repositories()) {
      GitProgram git = git(repository).with("GIT_INDEX_FILE", folder.resolve("index"));
      for (RepositoryCommit commit : commits(repository)) {
        String format = compared % 3 == 0 ? "application/vnd.github.v3.diff" : PATCH;
        byte[] changes = get(url(repository, commit), format).bytes();
        if (commit.parents().isEmpty()) {
          git.ask("read-tree", "--empty");
        } else {
          git.ask("read-tree", commit.parents().get(0));
        }
        if (new String(changes, ISO_8859_1).contains("diff --git")) {
          git.feed(changes, "apply", "--cached", "--whitespace=nowarn");
        }
        if (!git.ask("write-tree").equals(commit.treeId())) {
          wrong.add(repository.fullName() + " " + commit.message());
        }
        compared++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(100);
  }

  private static List<RepositoryCommit> commits(Repository repository) {
    return sample.world().github().commits().stream()
        .filter(commit -> commit.repositoryId() == repository.id())
        .filter(commit -> commit.patchStatus() == null)
        .toList();
  }

  @Test
  void patchesCanBeTakenAsMails() throws IOException {
    RepositoryCommit first = Gone.commit(sample, Gone.FIRST);
    RepositoryCommit second = Gone.commit(sample, Gone.SECOND);
    String base = first.parents().get(0);
    GitProgram git = GitProgram.in(folder);
    git.ask("init", "-q", ".");
    git.ask("fetch", "-q", forge.apiUrl() + "/git/" + Gone.REPOSITORY + ".git", base);
    git.ask("checkout", "-q", "--detach", base);

    for (RepositoryCommit commit : List.of(first, second)) {
      git.feed(get(url(ferment(), commit), PATCH).bytes(), "am", "-q", "--keep-cr");

      assertThat(git.ask("rev-parse", "HEAD^{tree}")).isEqualTo(commit.treeId());
      assertThat(git.ask("log", "-1", "--format=%an %ae")).isEqualTo("Mika mika@fork.example");
      assertThat(
              Instant.parse(
                  git.ask("log", "-1", "--format=%ad", "--date=iso-strict-local")
                      .replace("+00:00", "Z")))
          .isEqualTo(commit.author().date());
      assertThat(git.ask("log", "-1", "--format=%B")).isEqualTo(commit.message());
    }
  }

  @Test
  void patchesBeginAsGitPrintsThem() throws IOException {
    int compared = 0;
    for (Repository repository : sample.world().repositories()) {
      for (RepositoryCommit commit : commits(repository)) {
        String printed =
            git(repository)
                .ask("format-patch", "--binary", "--full-index", "-1", "--stdout", commit.sha());
        if (commit.parents().size() < 2 && !printed.isEmpty()) {
          String patch = get(url(repository, commit), PATCH).text();
          assertThat(head(patch)).isEqualTo(head(printed));
          assertThat(indexLines(patch)).containsExactlyElementsOf(indexLines(printed));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  private static String head(String patch) {
    return patch.substring(0, patch.indexOf("\n---\n"));
  }

  private static List<String> indexLines(String patch) {
    return patch
        .lines()
        .filter(line -> line.matches("(index|new file|deleted|old|new mode) .*"))
        .toList();
  }

  @Test
  void diffsAreTheChangesAlone() throws IOException {
    RepositoryCommit commit = Gone.commit(sample, Gone.FIRST);

    Caller.Reply reply = get(url(ferment(), commit), "application/vnd.github.diff");

    assertThat(reply.header("Content-Type")).startsWith("application/vnd.github.diff");
    assertThat(reply.text())
        .startsWith("diff --git ")
        .contains("rename from lib/yeast.rb\nrename to lib/culture.rb\n")
        .contains("old mode 100755\nnew mode 100644\n")
        .contains("GIT binary patch\nliteral 2048\n")
        .contains("\\ No newline at end of file\n");
    assertThat(get(url(ferment(), commit), PATCH).text()).contains(reply.text());
  }

  @Test
  void patchesHaveTagsOfTheirOwn() throws IOException {
    String target = url(ferment(), Gone.commit(sample, Gone.FIRST));
    String tag = get(target, PATCH).header("ETag");

    Caller caller = Caller.with(SampleWorld.TOKEN, forge).and("If-None-Match", tag);

    assertThat(caller.and("Accept", PATCH).get(target).status()).isEqualTo(304);
    assertThat(caller.get(target).status()).isEqualTo(200);
    assertThat(forge.targetCounts()).containsKeys("GET " + target, "GET " + target + "#patch");
  }

  @Test
  void someChangesAreNotShown() throws IOException {
    RepositoryCommit large = Gone.commit(sample, Gone.LARGE);

    assertThat(get(url(ferment(), large), PATCH).status()).isEqualTo(422);
    assertThat(
            get(url(ferment(), large), "application/json").json().at("/commit/tree/sha").asText())
        .isEqualTo(large.treeId());
    assertThat(archive(ferment(), large.sha())).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", PATCH, "application/vnd.github.diff"})
  void unknownCommitsHaveNoForm(String accept) throws IOException {
    String repository = "/repos/" + Gone.REPOSITORY;

    assertThat(get(repository + "/commits/" + "1".repeat(40), accept).status()).isEqualTo(422);
    assertThat(get(repository + "/tarball/" + "1".repeat(40), accept).status()).isEqualTo(404);
    assertThat(get(repository + "/tarball/nowhere", accept).status()).isEqualTo(404);
  }

  @Test
  void theMergeIsTheOneThatGitMakes() throws IOException {
    RepositoryCommit merge = Gone.commit(sample, Gone.MERGE);

    String tree =
        git(ferment())
            .ask("merge-tree", "--write-tree", merge.parents().get(0), merge.parents().get(1));

    assertThat(merge.parents()).hasSize(2);
    assertThat(tree).isEqualTo(merge.treeId());
    assertThat(get(url(ferment(), merge), PATCH).text()).contains("lib/lid.rb");
  }

  @Test
  void archivesAreThoseOfGit() throws IOException {
    int compared = 0;
    for (Repository repository : sample.world().repositories()) {
      List<RepositoryCommit> commits = commits(repository);
      for (int i = commits.size() - 1; i >= 0; i -= 4) {
        String sha = commits.get(i).sha();
        String prefix = repository.fullName().replace('/', '-') + "-" + sha.substring(0, 7) + "/";
        byte[] printed =
            git(repository).bytes("archive", "--format=tar", "--prefix=" + prefix, sha).bytes();

        byte[] archive = archive(repository, sha);

        assertThat(entries(archive)).isEqualTo(entries(printed));
        assertThat(git(repository).feed(archive, "get-tar-commit-id")).isEqualTo(sha);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(25);
  }

  @Test
  void archivesOfBranchesAreFound() throws IOException {
    Caller.Reply reply = get("/repos/" + Gone.REPOSITORY + "/tarball/lids", "application/json");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location"))
        .contains("/orchard-labs/ferment/legacy.tar.gz/" + git(ferment()).ask("rev-parse", "lids"));
    assertThat(reply.header("Location")).doesNotStartWith(forge.apiUrl());
  }

  private static byte[] archive(Repository repository, String sha) throws IOException {
    String target = "/repos/" + repository.fullName() + "/tarball/" + sha;
    String location = get(target, "application/json").header("Location");
    byte[] zipped = Caller.anonymous(location).get(location).bytes();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    }
  }

  private static List<String> entries(byte[] tar) throws IOException {
    List<String> entries = new ArrayList<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(tar), ISO_8859_1.name())) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        in.transferTo(content);
        entries.add(
            String.join(
                " ",
                entry.getName(),
                Integer.toOctalString(entry.getMode()),
                entry.getLinkName(),
                entry.getLastModifiedTime().toString(),
                entry.getUserName(),
                content.toString(UTF_8)));
      }
    }
    return entries;
  }
}
