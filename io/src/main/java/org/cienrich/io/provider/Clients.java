package org.cienrich.io.provider;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cienrich.features.facts.ProviderNames;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.io.api.ApiClient;
import org.cienrich.io.api.ResponseArchive;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.circleci.CircleCi;
import org.cienrich.io.git.CacheLimit;
import org.cienrich.io.github.GitHub;
import org.cienrich.io.http.ApiUsage;
import org.cienrich.io.http.HttpFetcher;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.http.TokenPool;
import org.cienrich.io.http.WaitingClock;
import org.cienrich.io.log.LogStore;
import org.cienrich.io.log.StoredLogs;
import org.cienrich.io.store.Store;
import org.cienrich.io.travis.TravisCi;

/**
 * The clients of one configuration in this JVM. Each is made when it is first used. Thread-safe.
 */
final class Clients {
  private static final String STORAGE = "CircleCI storage";

  private final ApiProviders config;
  private final ResponseArchive archive;
  private final LogStore logs;
  private final GitHub github;
  private final Map<String, ApiClient> clients = new ConcurrentHashMap<>();
  private final Map<String, CiProvider> providers = new ConcurrentHashMap<>();

  Clients(ApiProviders config) {
    this.config = config;
    CacheLimit.begin(config.cache());
    Store store = config.cache().store();
    this.archive = new ResponseArchive(store);
    this.logs = new StoredLogs(store);
    String url = config.addresses().github();
    this.github =
        GitHub.connect(
            client(
                "GitHub",
                config.http(),
                () ->
                    config
                        .secrets()
                        .github(url, config.http())
                        .findingUsers(GitHub.userFinder(url))),
            url,
            store,
            logs);
  }

  CodeForge forge() {
    return github.forge();
  }

  CommitSource commits() {
    return github.commits();
  }

  Optional<CiProvider> provider(String name) {
    return Optional.ofNullable(
        providers.computeIfAbsent(
            name,
            key ->
                connect(key)
                    .<CiProvider>map(provider -> new ReadingLogs(provider, logs))
                    .orElse(null)));
  }

  private Optional<CiProvider> connect(String name) {
    return switch (name) {
      case ProviderNames.GITHUB_ACTIONS -> Optional.of(github.actions());
      case ProviderNames.CIRCLECI -> Optional.of(circleCi());
      case ProviderNames.TRAVIS_CI -> Optional.of(travisCi());
      default -> Optional.empty();
    };
  }

  Map<String, ApiUsage.Counts> usage() {
    Map<String, ApiUsage.Counts> usage = new TreeMap<>();
    clients.forEach((name, client) -> usage.put(name, client.usage().counts()));
    return usage;
  }

  private CiProvider circleCi() {
    String url = config.addresses().circleci();
    RestApi api =
        new RestApi(
            client("CircleCI", unlimited(), config.secrets()::circleci),
            "CircleCI",
            url,
            CircleCi.HEADERS);
    RestApi storage =
        new RestApi(client(STORAGE, unlimited(), TokenPool::anonymous), STORAGE, url, Map.of());
    return new CircleCi(api, storage, forge(), logs);
  }

  private CiProvider travisCi() {
    return new TravisCi(
        new RestApi(
            client("Travis CI", unlimited(), config.secrets()::travis),
            "Travis CI",
            config.addresses().travis(),
            TravisCi.HEADERS),
        forge(),
        logs);
  }

  private ApiClient client(String name, HttpSettings http, Supplier<TokenPool> tokens) {
    return clients.computeIfAbsent(
        name,
        key ->
            config.offline()
                ? ApiClient.offline(archive)
                : new ApiClient(
                    new HttpFetcher(http, tokens.get(), WaitingClock.system()),
                    archive,
                    config.archive()));
  }

  /** Points are GitHub's; the others answer 429. */
  private HttpSettings unlimited() {
    return config.http().withPointsPerMinute(0);
  }
}
