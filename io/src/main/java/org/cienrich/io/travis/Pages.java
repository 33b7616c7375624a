package org.cienrich.io.travis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/** Reads lists of API v3 to their end. */
final class Pages {
  private static final int MAX_PAGES = 2000;

  /** Makes a value of an entry of a list. */
  @FunctionalInterface
  interface Item<T> {
    T of(Json json) throws MalformedReplyException;
  }

  private record Page<T>(List<T> items, @Nullable Long nextOffset) {}

  private final RestApi api;

  Pages(RestApi api) {
    this.api = api;
  }

  /**
   * Reads a list.
   *
   * @param type of the list and its field, such as {@code jobs}
   * @param query of every page, such as {@code ?limit=100}
   */
  <T> Lookup<List<T>> all(
      String path, String query, String type, String subject, Reuse reuse, Item<T> item) {
    List<T> all = new ArrayList<>();
    long offset = 0;
    for (int page = 1; page <= MAX_PAGES; page++) {
      String target = path + query + (offset == 0 ? "" : "&offset=" + offset);
      Lookup<Page<T>> lookup = api.get(target, subject, reuse, reply -> page(reply, type, item));
      if (!(lookup instanceof Lookup.Found<Page<T>> found)) {
        return lookup.map(Page::items);
      }
      all.addAll(found.value().items());
      Long next = found.value().nextOffset();
      if (next == null || next <= offset) {
        return new Lookup.Found<>(List.copyOf(all));
      }
      offset = next;
    }
    return new Lookup.Failed<>(
        MissingReason.TOO_LARGE, "More than " + MAX_PAGES + " pages of " + subject);
  }

  static <T> List<T> items(HttpReply reply, String type, Item<T> item)
      throws MalformedReplyException {
    return page(reply, type, item).items();
  }

  private static <T> Page<T> page(HttpReply reply, String type, Item<T> item)
      throws MalformedReplyException {
    Json json = Json.of(reply);
    List<T> items = new ArrayList<>();
    for (Json entry : json.objects(type)) {
      items.add(item.of(entry));
    }
    Optional<Json> pagination = json.findObject("@pagination");
    Optional<Json> next =
        pagination.isPresent() ? pagination.get().findObject("next") : Optional.empty();
    return new Page<>(items, next.isPresent() ? next.get().number("offset") : null);
  }
}
