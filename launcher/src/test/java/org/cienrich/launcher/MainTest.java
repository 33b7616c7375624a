package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @Test
  void everyCommandHasHelp() {
    for (String command : new String[] {"run", "demo", "features", "show", "compare"}) {
      assertThat(execute(command, "--help")).isZero();
    }
    assertThat(out.toString()).contains("--gitUrlTemplate=VALUE", "--cacheDir", "list", "show");
  }

  @Test
  void unknownOptionsAndFeaturesAreWrongUsageAndSuggestTheNearest() {
    assertThat(execute("run", "--ouput=x", "stray")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("ouput", "output", "'stray' is not of the form");

    assertThat(execute("features", "show", "gh_slco")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("gh_slco", "gh_sloc", "'ci-enrich features show --help'");
  }

  @Test
  void anAddressOfNoClusterIsWrongUsage() {
    for (String url : new String[] {"ftp://host", "http://user:secret@host", "http://a b"}) {
      assertThat(execute("submit", "flink", "--flinkUrl=" + url)).isEqualTo(ExitCode.USAGE);
    }
    assertThat(err.toString()).contains("--flinkUrl");
  }

  @Test
  void whatIsSaidTwiceIsWrongUsage() {
    assertThat(execute("run", "--output=x", "--output=y")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--output is given more than once");
  }

  @Test
  void missingInputIsWrongUsageAndWritesNothing() {
    assertThat(execute("run", "--output=" + folder.resolve("none"))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--input: is required");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void featuresAreListedAndShown() {
    assertThat(execute("features", "list", "category:jit")).isZero();
    assertThat(out.toString()).contains("jit_la", "jit_entropy").doesNotContain("tr_status");
    assertThat(execute("features", "show", "git_diff_src_churn")).isZero();
    assertThat(out.toString()).contains("built_changes", "trigger");
    assertThat(execute("features", "docs")).isZero();
    assertThat(out.toString()).contains("# Features");
  }

  @Test
  void flagsNeedNoValue() throws Exception {
    assertThat(RunArguments.parse(List.of("--fresh")).isFresh()).isTrue();
  }

  private int execute(String... arguments) {
    CommandLine main =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return main.execute(arguments);
  }
}
