package org.cienrich.features.log.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cienrich.features.facts.LogFacts;
import org.cienrich.features.log.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildToolsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mvn -B verify | maven",
        "./mvnw test | maven",
        "cd app && JAVA_OPTS=-Xmx1g ./gradlew check | gradle",
        "gradlew.bat build | gradle",
        "sudo -E xvfb-run -a npm test | npm",
        "travis_wait 30 mvn install | maven",
        "npm ci; make test | make",
        "yarn && yarn test | yarn",
        "bundle exec rake | rake",
        "bundle exec rspec | bundler",
        "bundle install | bundler",
        "python -m tox -e py311 | tox",
        "python3 -m pip install . | pip",
        "go get -t ./... && make | make",
        "go test -v ./... | go",
        "eval \"mvn test\" | maven",
        "if [ x = y ]; then cargo test; fi | cargo",
        "\"./activator-1.3/activator\" test | play",
        "sudo apt-get install -y ant maven cmake | ",
        "echo mvn test | ",
        "java make clean junit-test | ",
        "docker run --rm image mvn test | ",
      })
  void commandsNameTheirTool(String command, @Nullable String tool) {
    BuildTools tools = new BuildTools();
    Commands.read(command, tools);
    assertThat(tools.buildTool()).isEqualTo(tool);
  }

  @Test
  void commandsAreReadWhereProvidersShowThem() {
    assertThat(Reading.of("travis_time:start:1\r\u001b[0K$ mvn test").buildTool())
        .isEqualTo("maven");
    assertThat(Reading.of("travis_time:start:1\r", "\u001b[0K$ mvn test").buildTool())
        .isEqualTo("maven");
    assertThat(Reading.of("The command \"ant test\" exited with 0.").buildTool()).isEqualTo("ant");
    assertThat(Reading.of("##[group]Run cd x", "cd x", "sbt test", "shell: bash {0}").buildTool())
        .isEqualTo("sbt");
    assertThat(
            Reading.of("##[group]Run some/action@v1", "with:", "mvn", "##[endgroup]").buildTool())
        .isNull();
    assertThat(Reading.of("$ mvn test").buildTool()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[INFO] Total time:  12.3 s | maven | 12.3",
        "[INFO] Total time:  01:23 min (Wall Clock) | maven | 83",
        "[INFO] Total time: 1:02:03 h | maven | 3723",
        "BUILD SUCCESSFUL in 1m 2s | gradle | 62",
        "BUILD FAILED in 59s | gradle | 59",
        "Total time: 1 mins 2.3 secs | gradle | 62.3",
        "Total time: 3 minutes 15 seconds | ant | 195",
        "Total time: 1 second | ant | 1",
        "[success] Total time: 65 s (01:05), completed Mar 1, 2024 | sbt | 65",
        "[error] Total time: 5 s, completed Sep 24, 2015 1:13:52 PM | sbt | 5",
        "    Finished `test` profile [unoptimized + debuginfo] target(s) in 3.21s | cargo | 3.21",
        "Time Elapsed 00:01:02.50 | dotnet | 62.5",
        "INFO: Elapsed time: 12.345s, Critical Path: 3.2s | bazel | 12.345",
      })
  void toolsSayHowLongTheyTook(String line, String tool, double seconds) {
    LogFacts facts = Reading.of(line, line);
    assertThat(facts.buildTool()).isEqualTo(tool);
    assertThat(facts.buildSeconds()).isEqualTo(2 * seconds, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "    Total time: 5 secs",
        "Total time: 12.5",
        "    BUILD SUCCESSFUL in 3s",
        "test > BUILD FAILED in 3s",
        "Total time: 4 s for the fit",
      })
  void whatATestPrintsIsNoBuild(String line) {
    assertThat(Reading.of(line).buildSeconds()).isNull();
    assertThat(Reading.of(line).buildTool()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java | mvn test | java-maven",
        "java | ./gradlew test | java-gradle",
        "java | ant | java-ant",
        "java | activator test | java-other",
        "java | ./test.sh | java-other",
        "android | ./gradlew test | java-gradle",
        "python | make | python",
        "node_js | npm test | javascript",
        "scala | sbt test | scala",
        "generic | ./test.sh | plain",
        "generic | mvn test | java-maven",
        " | mvn test | java-maven",
        " | npm test | javascript",
        " | make | ",
      })
  void theAnalyzerIsLanguageAndTool(
      @Nullable String language, String command, @Nullable String analyzer) {
    BuildTools tools = new BuildTools();
    Commands.read(command, tools);
    assertThat(tools.analyzer(language, null)).isEqualTo(analyzer);
  }

  @Test
  void testsTellTheLanguageWhereTheToolDoesNot() {
    BuildTools tools = new BuildTools();
    Commands.read("make test", tools);
    assertThat(tools.analyzer(null, "python")).isEqualTo("python");
    Commands.read("mvn test", tools);
    assertThat(tools.analyzer(null, "javascript")).isEqualTo("java-maven");
  }
}
