package org.cienrich.forge.faults;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a fault plan sees it.
 *
 * @param endpoint the endpoint template, as in {@code Forge.requestCounts()}
 * @param target path and query, with the digest of the body behind {@code #} where there is one;
 *     the path only for downloads, whose query is signed anew each time
 * @param headers names in lower case, first values
 * @param occurrence how often this target was asked for, this time included; from 1
 */
public record ForgeRequest(
    String method, String endpoint, String target, Map<String, String> headers, int occurrence) {

  public ForgeRequest {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
