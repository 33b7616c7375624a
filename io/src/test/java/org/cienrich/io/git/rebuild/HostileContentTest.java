package org.cienrich.io.git.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cienrich.io.git.GitFixture;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a forge may give that no tree may have. */
class HostileContentTest {
  @TempDir private Path directory;
  private GitFixture git;
  private Trees trees;
  private ObjectId base;

  @BeforeEach
  void fill() {
    git = GitFixture.in(directory.resolve("mirror.git"));
    base = ObjectId.fromString(git.commit().file("a.txt", "a\n").onMain());
    trees = new Trees(git.repository());
  }

  @AfterEach
  void nothingIsWrittenBesideTheMirror() throws IOException {
    git.close();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("mirror.git"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "/evil",
        "a/../../evil",
        ".git/config",
        "x/.GIT/hooks/h",
        "a//b",
        "./a"
      })
  void pathsThatLeaveTheTreeAreRefused(String path) {
    String patch =
        "diff --git a/%s b/%s\nnew file mode 100644\n--- /dev/null\n+++ b/%s\n@@ -0,0 +1 @@\n+x\n"
            .formatted(path, path, path);
    assertThatThrownBy(() -> trees.patched(base, patch.getBytes(UTF_8)))
        .isInstanceOf(UnusableException.class);
    assertThatThrownBy(() -> unpacked(tar("a-b/" + path, "x")))
        .isInstanceOfAny(UnusableException.class, IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-b\n+c\n",
        "diff --git a/n b/n\n--- a/n\n+++ b/n\n@@ -1 +1 @@\n-b\n+c\n",
        "diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1,9000000 +1 @@\n-a\n",
        "diff --git a/i b/i\nnew file mode 100644\nindex 0000000..1111111\nBinary files /dev/null and b/i differ\n",
        "diff --git a/i b/i\nnew file mode 100644\nGIT binary patch\nliteral 9999999999\nzcmZ\n",
      })
  void patchesThatMakeNoSenseAreRefused(String patch) {
    assertThatThrownBy(() -> trees.patched(base, patch.getBytes(UTF_8)))
        .isInstanceOf(UnusableException.class);
  }

  @Test
  void anArchiveThatIsLargerThanAllowedIsRefused() throws Exception {
    byte[] bomb = tar("a-b/zeros", "0".repeat(5_000_000));
    assertThat(bomb.length).isLessThan(20_000);
    try (ObjectInserter inserter = git.repository().newObjectInserter()) {
      assertThatThrownBy(
              () ->
                  new SourceArchive(inserter, Map.of(), 4_000_000, 10)
                      .read(new ByteArrayInputStream(bomb)))
          .isInstanceOf(UnusableException.class)
          .hasMessageContaining("too large");
    }
  }

  @Test
  void anArchiveWithTooManyEntriesIsRefused() throws Exception {
    try (ObjectInserter inserter = git.repository().newObjectInserter()) {
      assertThatThrownBy(
              () ->
                  new SourceArchive(inserter, Map.of(), 1 << 20, 2)
                      .read(new ByteArrayInputStream(tar("a/1", "", "a/2", "", "a/3", ""))))
          .isInstanceOf(UnusableException.class);
    }
  }

  @Test
  void oneFileTwiceIsRefusedButNotTwoThatDifferInCase() throws Exception {
    assertThatThrownBy(() -> unpacked(tar("x/a", "1", "x/a", "2")))
        .isInstanceOf(UnusableException.class);
    assertThat(unpacked(tar("x/a", "1", "x/A", "2"))).isNotNull();
  }

  @Test
  void devicesAndHardLinksAreRefused() throws Exception {
    for (byte type : new byte[] {TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
        TarArchiveEntry entry = new TarArchiveEntry("a/x", type);
        entry.setLinkName("/etc/passwd");
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
      assertThatThrownBy(() -> unpacked(bytes.toByteArray())).isInstanceOf(UnusableException.class);
    }
  }

  @Test
  void anArchiveThatIsCutOffIsDamagedNotSmaller() throws Exception {
    byte[] whole = tar("a/1", "one", "a/2", "two".repeat(10_000));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> unpacked(half)).isInstanceOf(IOException.class);
  }

  private ObjectId unpacked(byte[] tarGz) throws IOException, UnusableException {
    return trees.unpacked(base, new ByteArrayInputStream(tarGz));
  }

  private static byte[] tar(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        byte[] content = namesAndContents[i + 1].getBytes(UTF_8);
        TarArchiveEntry entry =
            new TarArchiveEntry(namesAndContents[i], /* preserveAbsolutePath= */ true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
