package org.cienrich.io.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cienrich.features.facts.ProviderNames;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.ArchiveSettings;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.ScriptedReply;
import org.cienrich.io.http.ScriptedServer;
import org.cienrich.io.store.Cache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiProvidersTest {
  @TempDir Path folder;

  private static byte[] serialize(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private ApiProviders providers(String url, @Nullable String tokenFile) {
    String base = url.replaceAll("/+$", "");
    return new ApiProviders(
        new ApiAddresses(url, base + "/circleci/", base + "/travis"),
        new ApiSecrets(tokenFile, tokenFile, tokenFile, null),
        Cache.of(folder),
        HttpSettings.DEFAULT,
        ArchiveSettings.DEFAULT,
        false);
  }

  @Test
  void opensOneClientPerConfiguration() throws Exception {
    ApiProviders providers = providers("http://127.0.0.1:1/api/v3/", null);
    for (String name : ProviderNames.ALL) {
      CiProvider client = providers.open(name).orElseThrow();
      assertThat(client.name()).isEqualTo(name);

      byte[] travelling = serialize(providers);
      try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(travelling))) {
        assertThat(((ApiProviders) in.readObject()).open(name).orElseThrow()).isSameAs(client);
      }
      assertThat(providers("http://127.0.0.1:1/api/v3", null).open(name)).containsSame(client);
      assertThat(providers("http://127.0.0.1:2", null).open(name).orElseThrow())
          .isNotSameAs(client);
    }
    assertThat(providers.open("jenkins")).isEmpty();
  }

  @Test
  void readsTokensOnlyWhenOpenedAndNeverCarriesThem() throws Exception {
    Path file = folder.resolve("tokens");
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(404, "{}"))) {
      ApiProviders providers = providers(server.address(), file.toString());
      Files.writeString(file, "s3cr3t\n");

      assertThat(providers.forge().findRepository("o/n")).isInstanceOf(Lookup.NotFound.class);
      for (String name : List.of(ProviderNames.CIRCLECI, ProviderNames.TRAVIS_CI)) {
        providers
            .open(name)
            .orElseThrow()
            .findRuns(new RepositoryInfo("7", "o/n", "main", false, null), List.of("5"));
      }
      assertThat(server.requests().get(0).header("Authorization")).contains("Bearer s3cr3t");
      assertThat(server.requests().get(1).header("Circle-Token")).contains("s3cr3t");
      assertThat(server.requests().get(2).header("Authorization")).contains("token s3cr3t");
      assertThat(new String(serialize(providers), StandardCharsets.ISO_8859_1))
          .contains("tokens")
          .doesNotContain("s3cr3t");
      assertThat(providers.toString()).doesNotContain("s3cr3t");
    }
    assertThat(filesThatHold("s3cr3t")).containsExactly(file);
  }

  private List<Path> filesThatHold(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          found.add(file);
        }
      }
      return found;
    }
  }

  @Test
  void offlineNobodyIsAskedAndTheMissingRequestIsNamed() {
    try (ScriptedServer server = new ScriptedServer(request -> ScriptedReply.of(404, "{}"))) {
      ApiProviders online = providers(server.address(), null);
      ApiProviders offline =
          new ApiProviders(
              online.addresses(),
              online.secrets(),
              online.cache(),
              online.http(),
              online.archive(),
              true);

      assertThat(offline.forge().findRepository("o/n"))
          .isInstanceOfSatisfying(
              Lookup.Failed.class,
              failed ->
                  assertThat(failed.message()).contains("GET " + server.address() + "/repos/o/n"));
      assertThat(online.forge().findRepository("o/n")).isInstanceOf(Lookup.NotFound.class);
      assertThat(offline.forge().findRepository("o/n")).isInstanceOf(Lookup.NotFound.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void refusesWhatIsNoApi() {
    for (String url :
        List.of(
            "", "api.github.com", "ftp://h/", "https://", "https://h/?x", "https://h/#x", "::")) {
      assertThatThrownBy(() -> new ApiAddresses(url, "https://h", "https://h"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The URL of the GitHub API");
      assertThatThrownBy(() -> new ApiAddresses("https://h", "https://h", url))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The URL of the Travis CI API");
    }
    assertThatThrownBy(() -> new ApiAddresses("https://user:s3cr3t@h/", "https://h", "https://h"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cr3t");
  }
}
