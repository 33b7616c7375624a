package org.cienrich.io.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrivySettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format",
        "--format=table",
        "-f",
        "-ftable",
        "-f=table",
        "--output=x",
        "-o",
        "--exit-code=1",
        "--template",
        "-t",
        "--server=http://x",
        "--config=x",
        "-c",
        "--cache-dir=x",
        "--token=x",
        "--compliance=x",
        "--report=summary",
        "--scanners=vuln",
        "--security-checks=vuln",
        "--severity=HIGH",
        "-s",
        "--",
        " "
      })
  void refusesWhatCiEnrichReliesOn(String argument) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrivySettings(List.of("vuln"), null, List.of(argument)))
        .withMessageContaining(argument.isBlank() ? "blank" : argument.replaceFirst("=.*", ""));
  }

  @Test
  void namesAllProblemsAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TrivySettings(
                    List.of("vuln", "config"), null, List.of("--token=hidden", "-q", "--slow")))
        .withMessage(
            "Trivy cannot be run like that: 'config' is no scanner, '--token' is set by"
                + " ci-enrich, '-q' is a short option (the scanners are vuln, misconfig, secret,"
                + " license)");
  }

  @Test
  void refusesToScanForNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrivySettings(List.of(), null, List.of()))
        .withMessageContaining("no scanner is named");
  }

  @Test
  void takesOtherArguments() {
    List<String> arguments = List.of("--skip-dirs", "node_modules", "--ignore-unfixed");

    assertThat(new TrivySettings(List.of("vuln"), null, arguments).extraArgs())
        .isEqualTo(arguments);
  }
}
