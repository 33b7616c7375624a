package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.cienrich.features.facts.CommitResolution;
import org.cienrich.features.ports.RepositoryView;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.UploadPack.RequestPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of packs that a process received before it was killed. */
class ResumedMirrorTest {
  private static final String KILLED = "1.git.00000000-0000-0000-0000-000000000000.clone";

  @TempDir Path directory;
  private GitFixture git;
  private SmartHttpServer server;
  private String first;
  private String tip;

  /** How far a transfer had come. */
  enum Progress {
    PACK_AND_INDEX,
    PACK_WITHOUT_INDEX,
    INCOMING_WITH_CHECKSUM,
    INCOMING_WITHOUT_CHECKSUM,
    INCOMING_WITH_PART_OF_A_BASE
  }

  @BeforeEach
  void serve() throws IOException {
    git = GitFixture.in(directory.resolve("remote.git"));
    byte[] noise = new byte[200_000];
    new Random(7).nextBytes(noise);
    byte[] almost = noise.clone();
    almost[0]++;
    first = git.commit().file("a.bin".getBytes(UTF_8), noise).onMain();
    tip = git.commit(first).file("a.bin".getBytes(UTF_8), almost).onMain();
    server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY);
  }

  @AfterEach
  void close() {
    server.close();
    git.close();
  }

  @ParameterizedTest
  @EnumSource
  void aCloneThatWasReceivedIsNotFetchedAgain(Progress progress) throws Exception {
    leave(progress, clonedObjects(), mirrors().resolve(KILLED).resolve("objects"));
    int before = server.uploads();

    try (RepositoryView view = open(tip)) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(view.parents(tip)).containsExactly(first);
    }
    assertThat(server.uploads()).isEqualTo(before);
    assertClean();
  }

  @ParameterizedTest
  @EnumSource
  void ofACloneThatWasReceivedOnlyWhatIsNewIsFetched(Progress progress) throws Exception {
    leave(progress, clonedObjects(), mirrors().resolve(KILLED).resolve("objects"));
    String next = git.commit(tip).file("b.txt", "b\n").onMain();
    long before = server.bytesOfPacks();

    try (RepositoryView view = open(next)) {
      assertThat(view.resolve(next).resolution()).isEqualTo(CommitResolution.EXACT);
      assertThat(view.resolve(first).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    assertThat(server.bytesOfPacks() - before).isBetween(1L, 10_000L);
    assertClean();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 1_000, 150_000})
  void aCloneThatWasCutOffIsFetchedAgain(int length) throws Exception {
    Path objects = clonedObjects();
    leave(Progress.INCOMING_WITH_CHECKSUM, objects, mirrors().resolve(KILLED).resolve("objects"));
    Path incoming = mirrors().resolve(KILLED).resolve("objects/incoming_1.pack");
    Files.write(incoming, Arrays.copyOf(Files.readAllBytes(incoming), length));
    int before = server.uploads();

    try (RepositoryView view = open(tip)) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    assertThat(server.uploads()).isGreaterThan(before);
    assertClean();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "INCOMING_WITH_CHECKSUM",
        "INCOMING_WITHOUT_CHECKSUM",
        "INCOMING_WITH_PART_OF_A_BASE"
      })
  void aFetchThatWasReceivedIsNotFetchedAgain(Progress progress) throws Exception {
    open(tip).close();
    byte[] again = new byte[200_000];
    new Random(7).nextBytes(again);
    again[5]++;
    String next = git.commit(tip).file("a.bin".getBytes(UTF_8), again).onMain();
    Path thin = directory.resolve("thin");
    Files.createDirectories(thin);
    writeThinPack(thin.resolve("pack-" + "0".repeat(40) + ".pack"), next, tip);
    assertThat(Files.size(thin.resolve("pack-" + "0".repeat(40) + ".pack"))).isLessThan(10_000);
    leave(progress, thin, mirrors().resolve("1.git/objects"));
    Files.createFile(mirrors().resolve("1.git/packed-refs.lock"));
    Files.createFile(mirrors().resolve("1.git/refs/heads/main.lock"));
    int before = server.uploads();

    try (RepositoryView view = open(next)) {
      assertThat(view.mirrorState()).contains(next);
      assertThat(view.resolve(next).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    assertThat(server.uploads()).isEqualTo(before);
    assertClean();
  }

  @Test
  void nothingOutsideOfALeftoverIsTouched() throws Exception {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("incoming_1.pack"), "precious");
    Path killed = Files.createDirectories(mirrors().resolve(KILLED));
    Files.createSymbolicLink(killed.resolve("objects"), outside);
    Path other = Files.createDirectories(mirrors().resolve(KILLED.replace("0.c", "1.c")));
    Files.createDirectories(other.resolve("objects"));
    Files.createSymbolicLink(other.resolve("objects/incoming_2.pack"), precious);

    try (RepositoryView view = open(tip)) {
      assertThat(view.resolve(tip).resolution()).isEqualTo(CommitResolution.EXACT);
    }
    assertThat(precious).hasContent("precious");
    assertClean();
  }

  private void leave(Progress progress, Path from, Path objects) throws IOException {
    Files.createDirectories(objects.resolve("pack"));
    Path pack = file(from, ".pack");
    Path incoming = objects.resolve("incoming_1.pack");
    byte[] content = Files.readAllBytes(pack);
    switch (progress) {
      case PACK_AND_INDEX -> {
        copy(pack, objects.resolve("pack"));
        copy(file(from, ".idx"), objects.resolve("pack"));
      }
      case PACK_WITHOUT_INDEX -> copy(pack, objects.resolve("pack"));
      case INCOMING_WITH_CHECKSUM -> Files.write(incoming, content);
      case INCOMING_WITHOUT_CHECKSUM ->
          Files.write(incoming, Arrays.copyOf(content, content.length - 20));
      case INCOMING_WITH_PART_OF_A_BASE -> {
        byte[] longer = Arrays.copyOf(content, content.length + 80);
        Arrays.fill(longer, content.length - 20, longer.length, (byte) 0x37);
        Files.write(incoming, longer);
      }
    }
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(
        file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns the folder of the pack that a clone receives. */
  private Path clonedObjects() throws Exception {
    MirrorRepositories.of(directory.resolve("other"), server.urlTemplate())
        .open(Facts.REPOSITORY, Set.of(tip), Set.of())
        .close();
    return directory.resolve("other/mirrors/1.git/objects/pack");
  }

  private void writeThinPack(Path file, String want, String have) throws IOException {
    try (PackWriter writer = new PackWriter(git.repository());
        OutputStream out = Files.newOutputStream(file)) {
      writer.setThin(true);
      writer.preparePack(
          NullProgressMonitor.INSTANCE,
          Set.of(ObjectId.fromString(want)),
          Set.of(ObjectId.fromString(have)));
      writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
    }
  }

  private RepositoryView open(String wanted) throws Exception {
    return MirrorRepositories.of(directory.resolve("cache"), server.urlTemplate())
        .withLimits(
            new MirrorLimits(
                Duration.ofSeconds(20), Duration.ofMinutes(1), 1 << 30, 1, Duration.ZERO))
        .open(Facts.REPOSITORY, Set.of(wanted), Set.of());
  }

  private Path mirrors() {
    return directory.resolve("cache/mirrors");
  }

  private void assertClean() throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.walk(mirrors())) {
      names = files.map(file -> mirrors().relativize(file).toString()).toList();
    }
    assertThat(names)
        .contains("1.git/HEAD")
        .noneMatch(name -> name.contains("incoming_"))
        .noneMatch(name -> name.contains(".clone"))
        .noneMatch(name -> name.startsWith("1.git/") && name.endsWith(".lock"))
        .noneMatch(name -> name.contains("refs/resumed/"));
  }

  private static Path file(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }
}
