package org.cienrich.io.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.cienrich.features.MissingReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolProcessTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final long MAX_OUTPUT = 1000;

  @TempDir Path folder;

  private ToolProcess script(Duration limit, Map<String, String> environment, String... lines)
      throws IOException {
    Path script = folder.resolve("tool");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return new ToolProcess(
        List.of(script.toString(), "$HOME `id`"), folder, environment, limit, MAX_OUTPUT);
  }

  private Path output() {
    return folder.resolve("output");
  }

  @Test
  void tellsOutputErrorsAndExitCode() throws Exception {
    ToolProcess.Ended ended =
        script(LONG, Map.of(), "echo \"$1\"", "pwd", "echo 'no luck' >&2", "exit 3").run(output());

    assertThat(ended).isEqualTo(new ToolProcess.Ended(3, "no luck"));
    assertThat(output()).hasContent("$HOME `id`\n" + folder.toRealPath());
  }

  @Test
  void passesOnOnlyWhatHasNoSecretsAndWhatItIsTold() throws Exception {
    script(LONG, Map.of("TRIVY_TOKEN", "t0p", "HOME", "/nowhere"), "env").run(output());

    assertThat(Files.readAllLines(output()))
        .contains("TRIVY_TOKEN=t0p", "HOME=/nowhere")
        .anyMatch(line -> line.startsWith("PATH="))
        .noneMatch(line -> line.startsWith("MAVEN") || line.startsWith("CI_ENRICH"));
  }

  @Test
  void keepsTheEndOfWhatWentWrong() throws Exception {
    ToolProcess.Ended ended =
        script(LONG, Map.of(), "seq 1 20000 >&2", "echo 'the end' >&2").run(output());

    assertThat(ended.errors()).hasSize(2000).endsWith("20000\nthe end");
  }

  @Test
  void killsTheProgramAndItsChildrenAtTheLimit() throws Exception {
    ToolProcess hanging =
        script(
            Duration.ofSeconds(2),
            Map.of(),
            "sleep 600 &",
            "echo $! > child",
            "wait",
            "touch late");

    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> hanging.run(output()))
        .withMessage("tool took longer than 2 s")
        .returns(MissingReason.TIMEOUT, ScanException::reason);
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(ToolProcessTest::awaitEnd);
    assertThat(folder.resolve("late")).doesNotExist();
  }

  private static void awaitEnd(ProcessHandle handle) {
    try {
      handle.onExit().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("The child lives on", e);
    }
  }

  @Test
  void endsAProgramThatPrintsTooMuch() throws Exception {
    ToolProcess chatty = script(LONG, Map.of(), "yes");

    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> chatty.run(output()))
        .withMessage("tool printed too much")
        .returns(MissingReason.TOO_LARGE, ScanException::reason);
  }

  @Test
  void refusesTooMuchThatWasPrintedBeforeItLooked() throws Exception {
    ToolProcess quick = script(LONG, Map.of(), "seq 1 1000");

    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> quick.run(output()))
        .returns(MissingReason.TOO_LARGE, ScanException::reason);
  }

  @Test
  void tellsThatAProgramIsAbsent() {
    ToolProcess absent =
        new ToolProcess(List.of("no-such-tool"), folder, Map.of(), LONG, MAX_OUTPUT);

    assertThatExceptionOfType(ScanException.class)
        .isThrownBy(() -> absent.run(output()))
        .withMessageContaining("Cannot run 'no-such-tool'")
        .returns(MissingReason.UNAVAILABLE, ScanException::reason);
  }

  @Test
  void givesUpWhenInterrupted() throws Exception {
    ToolProcess hanging = script(LONG, Map.of(), "sleep 600");

    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> hanging.run(output()));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
