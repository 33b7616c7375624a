package org.cienrich.io.git.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cienrich.io.git.GitFixture;
import org.cienrich.io.git.GitProgram;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trees of processes with a heap of 160 MiB. */
@Timeout(300)
class WorktreesIT {
  private static final long LARGE = 200L << 20;

  @TempDir Path directory;
  private GitFixture git;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void create() {
    git = GitFixture.in(directory.resolve("mirror.git"));
  }

  @AfterEach
  void close() {
    processes.forEach(Process::destroyForcibly);
    git.close();
  }

  @Test
  void filesOfAKilledProcessGoAtTheNextStartAndThoseOfALivingOneStay() throws Exception {
    ObjectId tree = maker().file("a", "a").make();
    Process killed = start(":", tree);
    Path abandoned = Path.of(readUntilOpen(killed).get(0));
    Process living = start(":", tree);
    Path used = Path.of(readUntilOpen(living).get(0));
    assertThat(used).hasFileName(tree.name()).isNotEqualTo(abandoned);
    killed.destroyForcibly().waitFor();
    assertThat(abandoned.resolve("a")).exists();

    Process next = start(":", tree);
    Path third = Path.of(readUntilOpen(next).get(0));

    assertThat(abandoned.getParent()).doesNotExist();
    assertThat(used.resolve("a")).hasContent("a");
    end(living);
    end(next);
    assertThat(used).doesNotExist();
    assertThat(third).doesNotExist();
    Worktrees.removeAbandoned(all());
    assertThat(all()).isEmptyDirectory();
  }

  @Test
  void inALocaleWithoutUtf8OtherNamesAreAbsentAndNotChanged() throws Exception {
    ObjectId tree = maker().file("ascii", "a").file("gr\u00fcn", "g").make();
    Process process = start("export LC_ALL=C", tree);

    List<String> seen = readUntilOpen(process);

    assertThat(seen)
        .hasSize(2)
        .last()
        .isEqualTo(
            "gr\u00fcn: a name that cannot be written in the locale of this machine, which is not"
                + " UTF-8");
    assertThat(Trees.in(Path.of(seen.get(0)))).containsOnlyKeys("ascii");
    end(process);
  }

  @Test
  void allMayReadWhateverTheMaskOfTheProcess() throws Exception {
    ObjectId folder = maker().file("a", "a").executable("x", "x").make();
    Process process = start("umask 077", maker().folder("dir", folder).make());

    Path files = Path.of(readUntilOpen(process).get(0));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files)))
        .isEqualTo("r-xr-xr-x");
    assertThat(Trees.in(files))
        .containsEntry("dir", "r-xr-xr-x/")
        .containsEntry("dir/a", "r--r--r-- a")
        .containsEntry("dir/x", "r-xr-xr-x x");
    end(process);
  }

  @Test
  void aDiskThatTakesNoMoreLeavesNothing() throws Exception {
    ObjectId tree = maker().file("a", "a").file("b", "b".repeat(300_000)).make();
    Process process = start("ulimit -f 100", tree);

    assertThat(readUntilOpen(process).get(0)).startsWith("UNAVAILABLE").contains("File too large");
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Trees.below(all())).hasSize(2);
  }

  @Test
  void writesManyFiles() throws Exception {
    TreeMaker folder = maker();
    for (int file = 100; file < 200; file++) {
      folder.file("file" + file, "content " + file);
    }
    ObjectId hundred = folder.make();
    TreeMaker root = maker();
    for (int copy = 1000; copy < 1200; copy++) {
      root.folder("folder" + copy, hundred);
    }
    Process process = start(":", root.make());

    Path files = Path.of(readUntilOpen(process).get(0));

    assertThat(Trees.below(files)).hasSize(20_200);
    end(process);
    assertThat(files).doesNotExist();
  }

  @Test
  void writesAFileThatMemoryCannotHold() throws Exception {
    ObjectId large;
    try (ObjectInserter inserter = git.repository().newObjectInserter()) {
      large = inserter.insert(Constants.OBJ_BLOB, LARGE, new Pattern(LARGE));
      inserter.flush();
    }
    ObjectId tree =
        maker()
            .entry("large", FileMode.EXECUTABLE_FILE, large)
            .link("more", "large")
            .file("z", "z")
            .make();
    git.ref("refs/heads/main", commitOf(tree));
    GitProgram.run(git.directory(), "repack", "-q", "-a", "-d");
    Process process = start(":", tree);

    Path files = Path.of(readUntilOpen(process).get(0));

    for (String name : List.of("large", "more")) {
      Path file = files.resolve(name);
      assertThat(file).isExecutable().hasSize(LARGE);
      try (InputStream content = Files.newInputStream(file);
          InputStream expected = new Pattern(LARGE)) {
        content.skipNBytes(LARGE - (1 << 20));
        expected.skipNBytes(LARGE - (1 << 20));
        assertThat(content).hasSameContentAs(expected);
      }
    }
    end(process);
  }

  private String commitOf(ObjectId tree) throws IOException, InterruptedException {
    return GitProgram.run(
            git.directory(),
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "commit-tree",
            "-m",
            "large",
            tree.name())
        .strip();
  }

  /** Bytes that can be told apart by their place, and that compress well. */
  private static final class Pattern extends InputStream {
    private final long length;
    private long at;

    Pattern(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      return at == length ? -1 : (int) (at++ >> 12) & 0x7f;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      if (at == length && most > 0) {
        return -1;
      }
      int count = (int) Math.min(most, length - at);
      for (int i = 0; i < count; i++) {
        into[from + i] = (byte) read();
      }
      return count;
    }

    @Override
    public long skip(long count) {
      long skipped = Math.min(count, length - at);
      at += skipped;
      return skipped;
    }
  }

  private Process start(String before, ObjectId tree) throws IOException {
    Process process = OtherWorktrees.start(before, git.directory(), all(), tree);
    processes.add(process);
    return process;
  }

  private static void end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private static List<String> readUntilOpen(Process process) throws IOException {
    List<String> seen = new ArrayList<>();
    BufferedReader out = process.inputReader(UTF_8);
    for (String line = out.readLine(); !"open".equals(line); line = out.readLine()) {
      assertThat(line).isNotNull();
      seen.add(line);
    }
    return seen;
  }

  private TreeMaker maker() {
    return TreeMaker.in(git.repository());
  }

  private Path all() {
    return directory.resolve("worktrees");
  }
}
