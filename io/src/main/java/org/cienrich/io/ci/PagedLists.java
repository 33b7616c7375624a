package org.cienrich.io.ci;

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

/** Reads lists of an API to their end. Thread-safe. */
public final class PagedLists {
  private static final int MAX_PAGES = 2000;

  /** Makes a value of an entry of a list. */
  @FunctionalInterface
  public interface Item<T> {
    T of(Json json) throws MalformedReplyException;
  }

  /** Tells the query parameter that asks for the page after one; null after the last. */
  @FunctionalInterface
  public interface NextPage {
    @Nullable String after(Json page) throws MalformedReplyException;
  }

  private record Page<T>(List<T> items, @Nullable String next) {}

  private final RestApi api;
  private final NextPage nextPage;

  public PagedLists(RestApi api, NextPage nextPage) {
    this.api = api;
    this.nextPage = nextPage;
  }

  /**
   * Reads a list. Of more than 2000 pages, nothing is said but {@link MissingReason#TOO_LARGE}.
   *
   * @param path of the list, with the query of every page
   * @param field of the list in each page
   */
  public <T> Lookup<List<T>> all(
      String path, String field, String subject, Reuse reuse, Item<T> item) {
    List<T> all = new ArrayList<>();
    String target = path;
    for (int page = 1; page <= MAX_PAGES; page++) {
      Lookup<Page<T>> lookup = api.get(target, subject, reuse, reply -> page(reply, field, item));
      if (!(lookup instanceof Lookup.Found<Page<T>> found)) {
        return lookup.map(Page::items);
      }
      all.addAll(found.value().items());
      String next = found.value().next();
      if (next == null) {
        return new Lookup.Found<>(List.copyOf(all));
      }
      target = path + (path.contains("?") ? "&" : "?") + next;
    }
    return new Lookup.Failed<>(
        MissingReason.TOO_LARGE, "More than " + MAX_PAGES + " pages of " + subject);
  }

  private <T> Page<T> page(HttpReply reply, String field, Item<T> item)
      throws MalformedReplyException {
    Json page = Json.of(reply);
    return new Page<>(items(page, field, item), nextPage.after(page));
  }

  /** Returns the entries of one page. */
  public static <T> List<T> items(HttpReply reply, String field, Item<T> item)
      throws MalformedReplyException {
    return items(Json.of(reply), field, item);
  }

  private static <T> List<T> items(Json page, String field, Item<T> item)
      throws MalformedReplyException {
    List<T> items = new ArrayList<>();
    for (Json entry : page.objects(field)) {
      items.add(item.of(entry));
    }
    return items;
  }
}
