package org.cienrich.io.git.object;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.cienrich.io.git.GitFixture;
import org.cienrich.io.git.GitProgram;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects are what was written, wherever and however git keeps them. */
class GitObjectsTest {
  private static final int VERSIONS = 120;

  @TempDir Path directory;
  private GitFixture git;
  private final Map<ObjectId, String> texts = new LinkedHashMap<>();

  @BeforeEach
  void writeVersionsOfAFile() {
    git = GitFixture.in(directory.resolve("repo.git"));
    Random random = new Random(5);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < 200; line++) {
      lines.add("line " + random.nextInt());
    }
    String parent = null;
    for (int version = 0; version < VERSIONS; version++) {
      lines.set(random.nextInt(lines.size()), "version " + version);
      lines.add(random.nextInt(lines.size()), "more " + random.nextInt());
      String text = String.join("\n", lines);
      texts.put(blobId(text), text);
      GitFixture.Change change = parent == null ? git.commit() : git.commit(parent);
      parent = change.file("file", text).file("only" + version, "only " + version).create();
    }
    git.ref("refs/heads/main", parent);
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void readsLooseObjects() throws Exception {
    assertThatAllAreRead();
  }

  @Test
  void readsChainsOfDeltas() throws Exception {
    GitProgram.run(git.directory(), "repack", "-a", "-d", "-q", "--depth=250", "--window=100");

    assertThat(GitProgram.run(git.directory(), "count-objects", "-v")).contains("count: 0");
    assertThatAllAreRead();
  }

  @Test
  void readsDeltasThatNameTheirBaseByItsId() throws Exception {
    GitProgram.run(
        git.directory(), "-c", "repack.useDeltaBaseOffset=false", "repack", "-a", "-d", "-q");

    assertThatAllAreRead();
  }

  @Test
  void readsSeveralPacksAndWhatCameAfterThem() throws Exception {
    GitProgram.run(git.directory(), "repack", "-d", "-q");
    String tip = GitProgram.run(git.directory(), "rev-parse", "refs/heads/main").strip();
    String second = git.commit(tip).file("second", "second pack").create();
    git.ref("refs/heads/main", second);
    texts.put(blobId("second pack"), "second pack");
    GitProgram.run(git.directory(), "repack", "-d", "-q");
    git.commit(second).file("third", "loose").create();
    texts.put(blobId("loose"), "loose");

    assertThat(packs(".pack")).hasSize(2);
    assertThatAllAreRead();
  }

  @Test
  void tellsLengthsWithoutReading() throws Exception {
    GitProgram.run(git.directory(), "repack", "-a", "-d", "-q");

    try (GitObjects objects = GitObjects.of(git.repository())) {
      for (Map.Entry<ObjectId, String> text : texts.entrySet()) {
        assertThat(objects.lengthOfBlob(text.getKey())).isEqualTo(text.getValue().length());
      }
    }
  }

  @Test
  void refusesWhatIsAbsentOrOfAnotherType() throws Exception {
    GitProgram.run(git.directory(), "repack", "-a", "-d", "-q");
    ObjectId absent = ObjectId.fromString("0123456789012345678901234567890123456789");
    ObjectId tree =
        ObjectId.fromString(
            GitProgram.run(git.directory(), "rev-parse", "refs/heads/main^{tree}").strip());

    try (GitObjects objects = GitObjects.of(git.repository())) {
      assertThatExceptionOfType(MissingObjectException.class)
          .isThrownBy(() -> objects.blob(absent));
      assertThatExceptionOfType(MissingObjectException.class)
          .isThrownBy(() -> objects.lengthOfBlob(absent));
      assertThatExceptionOfType(IncorrectObjectTypeException.class)
          .isThrownBy(() -> objects.blob(tree));
      assertThat(objects.tree(tree)).isNotEmpty();
    }
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    byte[] large = new byte[GitObjects.MAX_BYTES + 1];
    String commit = git.commit().file("large".getBytes(UTF_8), large).create();
    git.ref("refs/heads/large", commit);
    ObjectId id =
        ObjectId.fromString(
            GitProgram.run(git.directory(), "rev-parse", commit + ":large").strip());

    for (String where : List.of("loose", "packed")) {
      try (GitObjects objects = GitObjects.of(git.repository())) {
        assertThatExceptionOfType(LargeObjectException.class)
            .as(where)
            .isThrownBy(() -> objects.blob(id));
        assertThat(objects.startOfBlob(id, 10)).hasSize(10);
        assertThat(objects.lengthOfBlob(id)).isEqualTo(large.length);
      }
      GitProgram.run(git.directory(), "repack", "-a", "-d", "-q");
    }
  }

  @Test
  void leavesOutPacksThatAreCutOff() throws Exception {
    GitProgram.run(git.directory(), "repack", "-a", "-d", "-q");
    Path index = packs(".idx").get(0);
    index.toFile().setWritable(true);
    try (RandomAccessFile file = new RandomAccessFile(index.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }

    try (PackedObjects packed = PackedObjects.open(git.directory().resolve("objects"), 1 << 20)) {
      assertThat(packed.length(new byte[20], 0)).isEqualTo(-1);
    }
  }

  /** Whatever bytes are damaged, an object is read as it was or refused. */
  @Test
  void neverReadsADamagedObjectAsAnother() throws Exception {
    GitProgram.run(git.directory(), "repack", "-a", "-d", "-q", "--depth=50");
    Path pack = packs(".pack").get(0);
    pack.toFile().setWritable(true);
    Random random = new Random(3);
    int refused = 0;
    for (int round = 0; round < 60; round++) {
      byte[] whole = Files.readAllBytes(pack);
      byte[] damaged = whole.clone();
      damaged[12 + random.nextInt(damaged.length - 32)] ^= (byte) (1 + random.nextInt(255));
      Files.write(pack, damaged);
      try (PackedObjects packed = PackedObjects.open(git.directory().resolve("objects"), 1 << 20)) {
        for (Map.Entry<ObjectId, String> text : texts.entrySet()) {
          byte[] id = new byte[20];
          text.getKey().copyRawTo(id, 0);
          try {
            PackedObject object = packed.read(id, 0, 1 << 20);
            assertThat(new String(object.content(), UTF_8)).isEqualTo(text.getValue());
          } catch (IOException e) {
            refused++;
          }
        }
      }
      Files.write(pack, whole);
    }
    assertThat(refused).isPositive();
  }

  /** A header of zlib whose flag says that a dictionary follows, which git never uses. */
  @Test
  void refusesContentThatWantsADictionary() {
    byte[] compressed = {0x78, 0x20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    try (Inflation inflation = new Inflation()) {
      assertThatThrownBy(() -> inflation.first(8, ByteBuffer.wrap(compressed)))
          .isInstanceOf(CorruptPackException.class)
          .hasMessageContaining("dictionary");
    }
  }

  @Test
  void refusesDeltasThatLeaveTheirBase() throws Exception {
    byte[] base = "base".getBytes(UTF_8);

    assertThat(Delta.apply(base, new byte[] {4, 5, 1, '!', (byte) 0x90, 4}))
        .isEqualTo("!base".getBytes(UTF_8));
    assertThatThrownBy(() -> Delta.apply(base, new byte[] {4, 9, (byte) 0x90, 9}))
        .isInstanceOf(CorruptPackException.class);
    assertThatThrownBy(() -> Delta.apply(base, new byte[] {5, 4, (byte) 0x90, 4}))
        .isInstanceOf(CorruptPackException.class);
    assertThatThrownBy(() -> Delta.apply(base, new byte[] {4, 4, 0}))
        .isInstanceOf(CorruptPackException.class);
    assertThatThrownBy(() -> Delta.apply(base, new byte[] {4, 9, (byte) 0x90, 4}))
        .isInstanceOf(CorruptPackException.class);
    assertThatThrownBy(() -> Delta.lengthOf(new byte[] {(byte) 0x80}))
        .isInstanceOf(CorruptPackException.class);
  }

  private static ObjectId blobId(String text) {
    return GitFixture.blobId(text.getBytes(UTF_8));
  }

  private void assertThatAllAreRead() throws IOException {
    try (GitObjects objects = GitObjects.of(git.repository())) {
      for (Map.Entry<ObjectId, String> text : texts.entrySet()) {
        assertThat(new String(objects.blob(text.getKey()), UTF_8)).isEqualTo(text.getValue());
      }
    }
  }

  private List<Path> packs(String ending) throws IOException {
    try (Stream<Path> files = Files.list(git.directory().resolve("objects/pack"))) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
