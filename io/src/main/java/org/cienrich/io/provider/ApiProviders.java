package org.cienrich.io.provider;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cienrich.features.ports.CiProvider;
import org.cienrich.features.ports.CiProviders;
import org.cienrich.features.ports.CodeForge;
import org.cienrich.features.ports.CommitSource;
import org.cienrich.io.api.ArchiveSettings;
import org.cienrich.io.http.ApiUsage;
import org.cienrich.io.http.HttpSettings;
import org.cienrich.io.store.Cache;

/**
 * Opens the forge and the providers. Equal configurations share their clients, with tokens and what
 * is known of quotas, in each JVM. Tokens are read when a client is first opened there.
 *
 * @param cache where answers and logs are kept
 * @param http how patient clients are, and how much they may ask GitHub for in a minute
 * @param archive when answers are used again
 * @param offline whether answers come from the cache alone
 */
public record ApiProviders(
    ApiAddresses addresses,
    ApiSecrets secrets,
    Cache cache,
    HttpSettings http,
    ArchiveSettings archive,
    boolean offline)
    implements CiProviders {
  private static final Map<ApiProviders, Clients> OPEN = new ConcurrentHashMap<>();

  /** Returns the same with other rules for archived answers. */
  public ApiProviders with(ArchiveSettings settings) {
    return new ApiProviders(addresses, secrets, cache, http, settings, offline);
  }

  /** Returns the same, answering from the cache alone. */
  public ApiProviders withoutNetwork() {
    return new ApiProviders(addresses, secrets, cache, http, archive, true);
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.io.UncheckedIOException if a file of tokens cannot be read
   * @throws IllegalStateException if it has none, or there is text that cannot be one
   */
  @Override
  public Optional<CiProvider> open(String name) {
    return clients().provider(name);
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.io.UncheckedIOException as for {@link #open}
   * @throws IllegalStateException likewise
   */
  @Override
  public CodeForge forge() {
    return clients().forge();
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.io.UncheckedIOException as for {@link #open}
   * @throws IllegalStateException likewise
   */
  @Override
  public CommitSource commits() {
    return clients().commits();
  }

  /** Returns what the clients of this JVM did so far, by the names of the APIs that were used. */
  public Map<String, ApiUsage.Counts> usage() {
    Clients opened = OPEN.get(this);
    return opened == null ? Map.of() : opened.usage();
  }

  private Clients clients() {
    return OPEN.computeIfAbsent(this, Clients::new);
  }
}
