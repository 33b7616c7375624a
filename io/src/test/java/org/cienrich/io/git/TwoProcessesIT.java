package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cienrich.io.store.Cache;
import org.eclipse.jgit.transport.UploadPack.RequestPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that use one cache folder. */
@Timeout(120)
class TwoProcessesIT {
  private static final int REPOSITORIES = 20;

  @TempDir Path directory;
  private GitFixture git;
  private SmartHttpServer server;
  private String first;
  private String tip;

  @BeforeEach
  void serve() throws IOException {
    git = GitFixture.in(directory.resolve("remote.git"));
    first = git.commit().file("a.txt", "a\n").onMain();
    tip = git.commit(first).file("a.txt", "b\n").onMain();
    server = SmartHttpServer.of(git.repository(), RequestPolicy.ANY);
  }

  @AfterEach
  void close() {
    server.close();
    git.close();
  }

  @Test
  void eachRepositoryIsClonedOnce() throws Exception {
    List<Process> processes = List.of(start(), start());
    try {
      for (Process process : processes) {
        assertThat(readUntilOpen(process)).hasSize(REPOSITORIES);
      }
      for (Process process : processes) {
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    assertThat(server.requests().stream().filter(path -> path.endsWith("/git-upload-pack")))
        .hasSize(REPOSITORIES)
        .doesNotHaveDuplicates();
    for (int number = 0; number < REPOSITORIES; number++) {
      String mirror = cache().mirrors().resolve("r" + number + ".git").toString();
      GitProgram.run(Path.of(mirror), "fsck", "--strict");
    }
  }

  @Test
  void whatAnotherProcessUsesIsNotRemoved() throws Exception {
    Process process = start();
    try {
      readUntilOpen(process);
      new CacheLimit(cache().withMaxBytes(1), InstantSource.system()).begin();
      assertThat(MirrorFiles.allIn(cache().mirrors())).hasSize(REPOSITORIES);

      process.getOutputStream().close();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      new CacheLimit(cache().withMaxBytes(1), InstantSource.system()).begin();
      assertThat(MirrorFiles.allIn(cache().mirrors())).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    return OtherProcess.start(cache().folder(), server.urlTemplate(), REPOSITORIES, tip);
  }

  private Cache cache() {
    return Cache.of(directory.resolve("cache"));
  }

  private List<String> readUntilOpen(Process process) throws IOException {
    List<String> opened = new ArrayList<>();
    BufferedReader out = process.inputReader(UTF_8);
    for (String line = out.readLine(); !"open".equals(line); line = out.readLine()) {
      assertThat(line).isEqualTo(opened.size() + " EXACT [" + first + "]");
      opened.add(line);
    }
    return opened;
  }
}
