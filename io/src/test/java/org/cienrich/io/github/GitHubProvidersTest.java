package org.cienrich.io.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubProvidersTest {
  @TempDir Path folder;

  private static byte[] serialize(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  @Test
  void opensOneClientPerConfiguration() throws Exception {
    GitHubProviders providers = new GitHubProviders("http://127.0.0.1:1/api/v3/", null);
    CiProvider client = providers.open("github_actions").orElseThrow();
    assertThat(client.name()).isEqualTo("github_actions");

    byte[] travelling = serialize(providers);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(travelling))) {
      assertThat(((GitHubProviders) in.readObject()).open("github_actions").orElseThrow())
          .isSameAs(client);
    }
    assertThat(new GitHubProviders("http://127.0.0.1:1/api/v3", null).open("github_actions"))
        .containsSame(client);
    assertThat(new GitHubProviders("http://127.0.0.1:2", null).open("github_actions").orElseThrow())
        .isNotSameAs(client);
    assertThat(providers.open("travis_ci")).isEmpty();
  }

  @Test
  void readsTokensOnlyWhenOpenedAndNeverCarriesThem() throws Exception {
    Path file = folder.resolve("tokens");
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(404, "{}"))) {
      GitHubProviders providers = new GitHubProviders(server.address(), file.toString());
      Files.writeString(file, "s3cr3t\n");
      CodeForge forge = providers.forge();

      assertThat(forge.findRepository("o/n")).isInstanceOf(Lookup.NotFound.class);
      assertThat(server.requests().get(0).header("Authorization")).contains("Bearer s3cr3t");
      assertThat(new String(serialize(providers), StandardCharsets.ISO_8859_1))
          .contains("tokens")
          .doesNotContain("s3cr3t");
      assertThat(providers.toString()).doesNotContain("s3cr3t");
    }
  }

  @Test
  void refusesWhatIsNoApi() {
    for (String url :
        List.of(
            "", "api.github.com", "ftp://h/", "https://", "https://h/?x", "https://h/#x", "::")) {
      assertThatThrownBy(() -> new GitHubProviders(url, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The URL of the GitHub API");
    }
    assertThatThrownBy(() -> new GitHubProviders("https://user:s3cr3t@h/", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cr3t");
  }
}
