package org.cienrich.io.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskerTest {
  private static final String JWT =
      "ey"
          + "J"
          + Fake.alphanumeric(30)
          + ".ey"
          + "J"
          + Fake.alphanumeric(40)
          + "."
          + Fake.alphanumeric(43);

  static Stream<Arguments> secrets() {
    return Stream.of(
        arguments("AWS key id", "id=%s", "AKIA" + "QZ3R7XW5TLN2VKYD"),
        arguments("AWS secret", "aws_secret_access_key = %s", Fake.alphanumeric(40)),
        arguments("GitHub token", "fetch %s done", "ghp_" + Fake.alphanumeric(36)),
        arguments("GitHub server token", "%s", "ghs_" + Fake.alphanumeric(36)),
        arguments("long GitHub token", "token %s", "ghs_" + Fake.alphanumeric(200)),
        arguments("GitHub OAuth token", "x %s", "gho_" + Fake.alphanumeric(36)),
        arguments("GitHub refresh token", "x %s", "ghr_" + Fake.alphanumeric(36)),
        arguments("fine-grained token", "x %s y", "github_pat_" + Fake.alphanumeric(82)),
        arguments("GitLab token", "x %s y", "glpat-" + Fake.alphanumeric(20)),
        arguments("npm token", "//registry/:_authToken=%s", "npm_" + Fake.alphanumeric(36)),
        arguments("PyPI token", "%s", "pypi-" + "AgEIcHlwaS5vcmc" + Fake.alphanumeric(80)),
        arguments("Slack token", "%s", "xoxb-" + "123456789012-123456789012-" + Fake.hex(24)),
        arguments("Google key", "%s", "AIza" + Fake.alphanumeric(35)),
        arguments("Stripe key", "%s", "sk_" + "live_" + Fake.alphanumeric(24)),
        arguments("JSON web token", "got %s", JWT),
        arguments("generic token", "export REPO_TOKEN=%s", Fake.hex(48)),
        arguments("coloured token", "\u001b[32;1mREPO_TOKEN\u001b[0m=%s\u001b[0m", Fake.hex(48)),
        arguments("token after a colour", "\u001b[31m%s\u001b[0m", "ghp_" + Fake.alphanumeric(36)),
        arguments("URL password", "git clone https://me:%s@host/x.git", "s3cr-e!t"),
        arguments("URL token", "git push https://%s@host/x.git", Fake.hex(40)),
        arguments("database URL", "postgres://root:%s@db:5432/test", "pg"),
        arguments("bearer header", "> Authorization: Bearer %s", Fake.alphanumeric(20)),
        arguments("token header", "'authorization': 'token %s'", Fake.hex(40)),
        arguments("basic header", "AUTHORIZATION: basic %s", "dXNlcjpwYXNzd29yZA" + "=="),
        arguments("bearer", "sent bearer %s", Fake.alphanumeric(32)),
        arguments("curl user", "$ curl -s -u %s https://host/api", "me:" + Fake.hex(20)),
        arguments("CircleCI token", "%s", "CCIPAT_" + Fake.alphanumeric(22) + "_" + Fake.hex(40)),
        arguments("CircleCI project", "%s", "CCIPRJ_" + Fake.alphanumeric(22) + "_" + Fake.hex(40)),
        arguments("CircleCI old token", "GET /me?circle-token=%s", Fake.hex(40)),
        arguments("Travis token", "TRAVIS_TOKEN=%s", Fake.alphanumeric(22)),
        arguments("Travis API token", "travis_api_token: \"%s\"", Fake.alphanumeric(22)),
        arguments("Lob key", "lob = %s", "test_" + Fake.hex(35)),
        arguments("Teams webhook", "post to %s now", teams()),
        arguments("encoded web token", "%s", "ZXlK" + "aGJHY2lPaU" + Fake.alphanumeric(80)));
  }

  private static String teams() {
    String id = "3f9a1c7e-5b2d-8046-e1d7-c3b9a5f20846";
    return "https://acme."
        + "webhook.office.com/webhookb2/"
        + id
        + "@"
        + id
        + "/IncomingWebhook/"
        + Fake.hex(32)
        + "/"
        + id;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("secrets")
  void masksTheSecretAndNothingElse(String name, String line, String secret) {
    assertThat(Masking.of(line.formatted(secret))).isEqualTo(line.formatted("***"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("secrets")
  void aMaskedLineStaysAsItIs(String name, String line, String secret) {
    String masked = Masking.of(line.formatted(secret));

    assertThat(Masking.of(masked)).isEqualTo(masked);
  }

  @Test
  void masksEverySecretOfALine() {
    String first = "ghp_" + Fake.alphanumeric(36);
    String second = "npm_" + Fake.alphanumeric(36);

    assertThat(Masking.of(first + " and " + second + " and " + first))
        .isEqualTo("*** and *** and ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD is now at 3f9a1c7e5b2d8046e1d7c3b9a5f2084691827364 Use the token",
        "commit 3f9a1c7e5b2d8046e1d7c3b9a5f2084691827364",
        " * [new ref] 3f9a1c7e5b2d8046e1d7c3b9a5f2084691827364 -> pull/7/merge",
        "Tests run: 2731, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 12.3 s - in AuthTokenTest",
        "=== 120 passed, 3 failed, 1 skipped in 12.34 seconds ===",
        "test_token_key_access (auth.KeyTest) ... ok",
        "Build id: 014df517-39d1-4453-b7b3-9930c563627d",
        "##[group]Run actions/checkout@3f9a1c7e5b2d8046e1d7c3b9a5f2084691827364",
        "Cache restored from key: Linux-maven-3f9a1c7e5b2d8046e1d7c3b9a5f2084691827364aa",
        "2022-06-16T19:30:04.2463229Z   key: scons-80e97d4616afb88a453287f223a79cfd",
        "added 12 packages from foo@1.2.3 and @babel/core@7.0.0",
        "fatal: could not read from https://user:$TOKEN@host/x.git",
        "password: [secure]",
      })
  void keepsWhatIsNoSecret(String line) {
    assertThat(Masking.of(line)).isEqualTo(line);
  }
}
