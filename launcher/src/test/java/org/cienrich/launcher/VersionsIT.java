package org.cienrich.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of the demo that differ in a known way. */
class VersionsIT {
  private static final String FEATURES = "tr_status,tr_attempt,project_fail_recent";

  @TempDir private static Path folder;
  private static String output;

  private final StringWriter out = new StringWriter();

  /** Version 2 repeats 1; 3 has another parameter, 4 other rows and one column less. */
  @BeforeAll
  static void makeVersions() throws IOException {
    output = folder.resolve("out").toString();
    Path config = Files.writeString(folder.resolve("config.yaml"), "recent_builds: 1\n");
    demo("--features=" + FEATURES);
    demo("--features=" + FEATURES);
    demo("--features=" + FEATURES, "--featureConfig=" + config);
    demo("--features=tr_status,project_fail_recent", "--attempts=all");
  }

  private static void demo(String... arguments) {
    List<String> all = new ArrayList<>(List.of("demo", "--output=" + output));
    all.addAll(List.of(arguments));
    StringWriter said = new StringWriter();
    int code = execute(said, all.toArray(String[]::new));
    assertThat(code).as(said.toString()).isZero();
  }

  @Test
  void theSameRunTwiceIsIdentical() {
    assertThat(compare("1", "2", "--exitCode")).isZero();
    assertThat(out.toString()).contains("are identical.");
  }

  @Test
  void anotherParameterChangesTheFeatureThatReadsItAndNoOther() throws IOException {
    assertThat(compare("1", "3", "--json", "--onlyChanged", "--exitCode"))
        .isEqualTo(ExitCode.UNEXPECTED);

    JsonNode comparison = json();
    assertThat(comparison.get("runs").get("parameters").get("recent_builds").get("after").asText())
        .isEqualTo("1");
    JsonNode dataset = comparison.get("dataset");
    assertThat(dataset.get("rows").get("changed").asLong()).isPositive();
    assertThat(dataset.get("rows").get("added").asLong()).isZero();
    assertThat(dataset.get("rows").get("removed").asLong()).isZero();
    assertThat(dataset.get("features").findValuesAsText("column"))
        .containsExactly("project_fail_recent");
    JsonNode feature = dataset.get("features").get(0);
    assertThat(feature.get("changed").asLong()).isPositive();
    assertThat(feature.get("examples")).hasSizeBetween(1, 3);
    assertThat(feature.get("causes").get(0).get("kind").asText()).isEqualTo("INPUT");
    assertThat(feature.get("causes").get(0).get("why").asText())
        .isEqualTo("recent_builds is 1, was not set");

    out.getBuffer().setLength(0);
    assertThat(compare("1", "3")).isZero();
    assertThat(out.toString())
        .contains(
            "because  input: recent_builds is 1, was not set", "The same: ", "rows of feature_vec");
  }

  @Test
  void otherAttemptsAndFeaturesAreOtherRowsAndColumns() throws IOException {
    assertThat(compare("1", "4", "--json")).isZero();

    JsonNode dataset = json().get("dataset");
    assertThat(dataset.get("rows").get("added").asLong()).isPositive();
    assertThat(dataset.get("rows").get("removed").asLong()).isZero();
    assertThat(dataset.get("rows").get("changed").asLong()).isZero();
    assertThat(dataset.get("columns").get("removed").get(0).asText()).isEqualTo("tr_attempt");
    assertThat(dataset.get("columns").get("added")).isEmpty();
    assertThat(dataset.get("rows").get("added_examples")).hasSize(3);
    Set<String> counts = new TreeSet<>();
    json().get("counts").fieldNames().forEachRemaining(counts::add);
    assertThat(counts).contains("builds.found", "rows.feature_vectors");
  }

  @Test
  void unknownColumnsAreWrongUsageAndKnownOnesAreComparedAlone() throws IOException {
    assertThat(compare("1", "3", "--features=tr_statsu")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).contains("'tr_statsu'", "did you mean tr_status");

    out.getBuffer().setLength(0);
    assertThat(compare("1", "3", "--features=tr_status,category:workflow", "--json")).isZero();
    assertThat(json().get("dataset").get("rows").get("changed").asLong()).isZero();
    assertThat(json().get("dataset").get("features").findValuesAsText("column"))
        .containsExactlyInAnyOrder("ci_provider", "tr_status", "tr_attempt");
  }

  @Test
  void versionsAreShownAndVerified() throws IOException {
    assertThat(execute(out, "show", "--output=" + output)).isZero();
    assertThat(out.toString().lines().filter(line -> line.contains(" processed "))).hasSize(4);
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);

    out.getBuffer().setLength(0);
    assertThat(execute(out, "show", "latest", "--verify", "--output=" + output)).isZero();
    assertThat(out.toString())
        .contains("Version 4 is processed.", "dataset   demo", "attempts", "Verified: all ");
  }

  private JsonNode json() throws IOException {
    return new JsonMapper().readTree(out.toString());
  }

  private int compare(String... arguments) {
    List<String> all = new ArrayList<>(List.of("compare", "--output=" + output));
    all.addAll(List.of(arguments));
    return execute(out, all.toArray(String[]::new));
  }

  private static int execute(StringWriter said, String... arguments) {
    PrintWriter writer = new PrintWriter(said, true);
    return Main.commandLine().setOut(writer).setErr(writer).execute(arguments);
  }
}
