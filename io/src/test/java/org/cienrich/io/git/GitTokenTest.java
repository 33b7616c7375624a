package org.cienrich.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTokenTest {
  private static final String GITHUB = "https://github.com/owner/name";

  @TempDir Path directory;

  @Test
  void takesTheFirstTokenOfTheEnvironmentForGitHub() throws Exception {
    Map<String, String> several = Map.of("GITHUB_TOKENS", " one, two", "GITHUB_TOKEN", "three");

    assertThat(passwordFor(GITHUB, GITHUB, null, several)).isEqualTo("one");
    assertThat(passwordFor(GITHUB, GITHUB, null, Map.of("GITHUB_TOKEN", "three")))
        .isEqualTo("three");
    assertThat(passwordFor(GITHUB, GITHUB, null, Map.of())).isNull();
  }

  @Test
  void keepsTheEnvironmentFromOtherHosts() throws Exception {
    String other = "https://git.example.org/owner/name";

    assertThat(passwordFor(other, other, null, Map.of("GITHUB_TOKEN", "secret"))).isNull();
  }

  @Test
  void readsTheFileForTheHostOfTheUrl() throws Exception {
    String other = "https://git.example.org/owner/name";

    assertThat(passwordFor(other, other, file("\nfrom-file\n"), Map.of("GITHUB_TOKEN", "no")))
        .isEqualTo("from-file");
    assertThat(passwordFor(GITHUB, GITHUB, file("\n"), Map.of("GITHUB_TOKEN", "no"))).isNull();
  }

  @Test
  void givesNothingToAnotherHostOrWithoutEncryption() throws Exception {
    Map<String, String> environment = Map.of("GITHUB_TOKEN", "secret");

    assertThat(passwordFor(GITHUB, "https://evil.example.org/x", null, environment)).isNull();
    assertThat(passwordFor(GITHUB, "http://github.com/owner/name", null, environment)).isNull();
    assertThat(passwordFor("http://github.com/o/n", "http://github.com/o/n", null, environment))
        .isNull();
  }

  private static @Nullable String passwordFor(
      String url, String asking, @Nullable Path file, Map<String, String> environment)
      throws Exception {
    CredentialItem.Username username = new CredentialItem.Username();
    CredentialItem.Password password = new CredentialItem.Password();
    boolean given =
        new GitToken(URI.create(url), file, environment::get)
            .get(new URIish(asking), username, password);
    assertThat(given).isEqualTo(password.getValue() != null);
    return given ? new String(password.getValue()) : null;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("token"), text);
  }
}
