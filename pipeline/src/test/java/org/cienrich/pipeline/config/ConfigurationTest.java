package org.cienrich.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.cienrich.features.Feature;
import org.cienrich.features.KnownAt;
import org.cienrich.features.scan.ScanTool;
import org.cienrich.io.mongo.MongoTarget;
import org.cienrich.io.store.Cache;
import org.cienrich.io.table.RowFormat;
import org.cienrich.pipeline.options.EnrichmentOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void writeInput() throws Exception {
    input = Files.writeString(folder.resolve("builds.csv"), "repo,build_id\na/b,1\n");
  }

  @Test
  void fillsInTheDefaults() throws Exception {
    Configuration configuration = of("--output=" + folder.resolve("mydata"));

    assertThat(configuration.datasetName()).isEqualTo("mydata");
    assertThat(configuration.formats().mongo()).isNull();
    assertThat(configuration.formats().files())
        .containsExactlyInAnyOrder(RowFormat.PARQUET, RowFormat.CSV, RowFormat.JSONL);
    assertThat(configuration.input().rows()).isEqualTo(1);
    assertThat(configuration.input().bytes()).isEqualTo(Files.size(input));
    assertThat(configuration.features().features()).hasSizeGreaterThan(80);
  }

  @Test
  void theDatabaseDecidesTheOutputAndWhereItsUriIsDoesNot() throws Exception {
    String output = "--output=" + folder.resolve("mydata");
    Configuration files = of(output, "--formats=csv, parquet");
    Configuration both =
        of(output, "--formats=mongo,csv", "--mongoUriFile=secret", "--mongoDatabase=ci");

    assertThat(files.formats().names()).isEqualTo("parquet,csv");
    assertThat(both.formats().names()).isEqualTo("csv,mongo");
    assertThat(both.formats().mongo()).isEqualTo(new MongoTarget("ci", "secret"));
    EnrichmentOptions options =
        PipelineOptionsFactory.fromArgs("--mongoUriFile=secret").as(EnrichmentOptions.class);
    assertThat(RunIdentity.optionsOf(options, both))
        .containsEntry("formats", "csv,mongo")
        .containsEntry("mongoDatabase", "ci")
        .doesNotContainKey("mongoUriFile");
    assertThat(RunIdentity.optionsOf(options, files)).doesNotContainKey("mongoDatabase");
  }

  @Test
  void namesAllProblemsAtOnceAndWritesNothing() {
    assertThatThrownBy(
            () ->
                of(
                    "--output=" + folder.resolve("none"),
                    "--input=" + folder.resolve("absent.csv"),
                    "--provider=jenkins",
                    "--history=all",
                    "--features=git_diff_src_chrun",
                    "--knownAt=sometime",
                    "--formats=parquet,xlsx,mongo",
                    "--mongoDatabase=a.b",
                    "--maxFailedShare=2",
                    "--gitUrlTemplate=ssh://git@host/{repo}",
                    "--githubApiUrl=ftp://host",
                    "--sharedCache=nosuch://bucket/folder",
                    "--featureConfig=" + folder.resolve("absent.yaml")))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            wrong ->
                assertThat(wrong.problems())
                    .anyMatch(p -> p.startsWith("--input:") && p.contains("absent.csv"))
                    .anyMatch(p -> p.startsWith("--provider: 'jenkins'"))
                    .anyMatch(p -> p.startsWith("--history: 'all'"))
                    .anyMatch(p -> p.startsWith("--features:") && p.contains("git_diff_src_churn"))
                    .anyMatch(p -> p.startsWith("--knownAt: 'sometime'"))
                    .anyMatch(p -> p.startsWith("--formats: 'xlsx'"))
                    .anyMatch(p -> p.startsWith("--mongoDatabase: 'a.b'"))
                    .anyMatch(p -> p.startsWith("--maxFailedShare: 2.0"))
                    .anyMatch(p -> p.startsWith("--gitUrlTemplate:"))
                    .anyMatch(p -> p.startsWith("--githubApiUrl,"))
                    .anyMatch(p -> p.startsWith("--sharedCache:") && p.contains("nosuch"))
                    .anyMatch(p -> p.startsWith("--featureConfig:"))
                    .hasSize(12));
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void limitsOfTheCacheAndOfRepositoriesAreChecked() {
    assertThatThrownBy(
            () ->
                of(
                    "--output=" + folder.resolve("none"),
                    "--cacheMaxSize=much",
                    "--maxRepositorySize=0GB",
                    "--cloneTimeoutMinutes=0"))
        .hasMessageContaining("--cacheMaxSize: 'much' is no size such as 500MB, 50GB or 2TB");
    assertThatThrownBy(
            () ->
                of(
                    "--output=" + folder.resolve("none"),
                    "--maxRepositorySize=0GB",
                    "--gitIdleSeconds=-1",
                    "--cloneTimeoutMinutes=0"))
        .hasMessageContaining("--maxRepositorySize: '0GB'")
        .hasMessageContaining("--gitIdleSeconds: -1 is less than 1")
        .hasMessageContaining("--cloneTimeoutMinutes: 0 is less than 1");
  }

  @Test
  void scannersAreCheckedAtTheStart() throws Exception {
    assertThatThrownBy(
            () ->
                of(
                    "--output=" + folder.resolve("none"),
                    "--scanMetrics=trivy:vuln_totl",
                    "--scanConfig=" + folder.resolve("absent.yaml"),
                    "--maxWorktrees=0"))
        .hasMessageContaining("--scanMetrics: Unknown metric 'vuln_totl' of trivy")
        .hasMessageContaining("--scanConfig: cannot be read")
        .hasMessageContaining("--maxWorktrees: 0 is less than 1");
    assertThatThrownBy(
            () ->
                of(
                    "--output=" + folder.resolve("none"),
                    "--scanMetrics=trivy;sonarqube",
                    "--trivyServerUrl=ftp://host"))
        .hasMessageContaining(
            "--trivyServerUrl, --trivyParallelism: The address of the Trivy server")
        .hasMessageContaining("--sonarUrl: is required");
    Configuration configuration =
        of(
            "--output=" + folder.resolve("mydata"),
            "--features=gh_lang",
            "--scanMetrics=trivy:secrets_count;sonarqube:ncloc",
            "--sonarUrl=https://sonar.example/sonar",
            "--trivyParallelism=3");
    assertThat(configuration.features().features())
        .extracting(Feature::name)
        .containsExactly("gh_lang", "trivy_secrets_count", "sonar_ncloc");
    assertThat(configuration.scanners().tools())
        .containsExactly(ScanTool.TRIVY, ScanTool.SONARQUBE);
    assertThat(configuration.scanners().parallelism(ScanTool.TRIVY)).isEqualTo(3);
  }

  @Test
  void cachesAreWhereTheyAreSaidToBe() throws Exception {
    Configuration configuration =
        of(
            "--output=" + folder.resolve("mydata"),
            "--sharedCache=" + folder.resolve("shared"),
            "--cacheMaxSize=50GB");

    assertThat(configuration.providers().cache())
        .isEqualTo(
            Cache.of(folder.resolve("cache"))
                .withShared(folder.resolve("shared").toString())
                .withMaxBytes(50L << 30));
  }

  @Test
  void inputWithoutAUsableRowIsRefused() throws Exception {
    Files.writeString(input, "repo,build_id\n../etc,1\n,\n");

    assertThatThrownBy(() -> of("--output=" + folder.resolve("none")))
        .hasMessageContaining("--input: ")
        .hasMessageContaining("no row that names a build");
  }

  @Test
  void knownAtLeavesOutWhatIsKnownLater() throws Exception {
    List<Feature<?>> features = of("--output=" + folder, "--knownAt=trigger").features().features();

    assertThat(features).isNotEmpty().allMatch(feature -> feature.knownAt() == KnownAt.TRIGGER);
    assertThat(features).extracting(Feature::name).doesNotContain("tr_status", "gh_lang");
  }

  @Test
  void theRunIdFollowsWhatDecidesTheOutputOnly() throws Exception {
    String id = runId();

    assertThat(runId("--cacheDir=" + folder.resolve("c"), "--datasetName=x")).isEqualTo(id);
    assertThat(runId("--sharedCache=" + folder.resolve("s"), "--cacheMaxSize=1GB")).isEqualTo(id);
    assertThat(runId("--features=tr_status")).isNotEqualTo(id);
    Files.writeString(input, "repo,build_id\na/b,2\n");
    assertThat(runId()).isNotEqualTo(id);
  }

  private String runId(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--output=" + folder.resolve("out"));
    EnrichmentOptions options = options(all);
    Configuration configuration = Configuration.of(options);
    return RunIdentity.of(
        RunIdentity.optionsOf(options, configuration), configuration, "catalogue");
  }

  private Configuration of(String... arguments) throws ConfigurationException {
    return Configuration.of(options(List.of(arguments)));
  }

  private EnrichmentOptions options(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    if (all.stream().noneMatch(argument -> argument.startsWith("--input="))) {
      all.add("--input=" + input);
    }
    if (all.stream().noneMatch(argument -> argument.startsWith("--cacheDir="))) {
      all.add("--cacheDir=" + folder.resolve("cache"));
    }
    return PipelineOptionsFactory.fromArgs(all.toArray(new String[0])).as(EnrichmentOptions.class);
  }
}
