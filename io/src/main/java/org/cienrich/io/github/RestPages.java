package org.cienrich.io.github;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;

/** Gets lists of the REST API, 100 items per page. Thread-safe. */
final class RestPages {
  static final int MAX_PAGES = 100;

  private static final Pattern NEXT = Pattern.compile(";\\s*rel=\"?next\"?");

  private final RestApi api;

  RestPages(RestApi api) {
    this.api = api;
  }

  private record Page(List<Json> items, boolean hasNext) {}

  /**
   * Gets all items of a list. One that is longer than 10,000 items is {@code TOO_LARGE}.
   *
   * @param path without query
   */
  Lookup<List<Json>> all(String path, String subject, Reuse reuse) {
    List<Json> items = new ArrayList<>();
    for (int number = 1; number <= MAX_PAGES; number++) {
      Lookup<Page> lookup =
          api.get(
              path + "?per_page=100" + (number == 1 ? "" : "&page=" + number),
              subject,
              reuse,
              reply ->
                  new Page(
                      Json.listOf(reply),
                      reply.header("link").filter(link -> NEXT.matcher(link).find()).isPresent()));
      if (!(lookup instanceof Lookup.Found<Page> page)) {
        return lookup.map(Page::items);
      }
      items.addAll(page.value().items());
      if (!page.value().hasNext()) {
        return new Lookup.Found<>(items);
      }
    }
    return new Lookup.Failed<>(
        MissingReason.TOO_LARGE, "GitHub has more than " + MAX_PAGES + " pages of " + subject);
  }
}
