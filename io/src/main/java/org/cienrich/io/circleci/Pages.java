package org.cienrich.io.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Json;
import org.cienrich.io.api.RestApi;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.http.HttpReply;
import org.cienrich.io.http.MalformedReplyException;
import org.jspecify.annotations.Nullable;

/** Reads lists of API v2 to their end. */
final class Pages {
  private static final int MAX_PAGES = 2000;

  /** Makes a value of an entry of a list. */
  @FunctionalInterface
  interface Item<T> {
    T of(Json json) throws MalformedReplyException;
  }

  private record Page<T>(List<T> items, @Nullable String next) {}

  private final RestApi api;

  Pages(RestApi api) {
    this.api = api;
  }

  <T> Lookup<List<T>> all(String path, String subject, Reuse reuse, Item<T> item) {
    List<T> all = new ArrayList<>();
    String target = path;
    for (int page = 1; page <= MAX_PAGES; page++) {
      Lookup<Page<T>> lookup = api.get(target, subject, reuse, reply -> page(reply, item));
      if (!(lookup instanceof Lookup.Found<Page<T>> found)) {
        return lookup.map(Page::items);
      }
      all.addAll(found.value().items());
      String next = found.value().next();
      if (next == null) {
        return new Lookup.Found<>(List.copyOf(all));
      }
      target = path + "?page-token=" + URLEncoder.encode(next, UTF_8);
    }
    return new Lookup.Failed<>(
        MissingReason.TOO_LARGE, "More than " + MAX_PAGES + " pages of " + subject);
  }

  static <T> List<T> items(HttpReply reply, Item<T> item) throws MalformedReplyException {
    return page(reply, item).items();
  }

  private static <T> Page<T> page(HttpReply reply, Item<T> item) throws MalformedReplyException {
    Json json = Json.of(reply);
    List<T> items = new ArrayList<>();
    for (Json entry : json.objects("items")) {
      items.add(item.of(entry));
    }
    return new Page<>(items, json.findText("next_page_token"));
  }
}
