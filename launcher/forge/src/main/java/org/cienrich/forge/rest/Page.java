package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cienrich.forge.http.Query;

/** Cuts one page out of a list, as the {@code page} and {@code per_page} parameters ask. */
final class Page {

  private static final int DEFAULT_SIZE = 30;
  private static final int LARGEST_SIZE = 100;

  private final String url;
  private final Query query;
  private final int reachable;

  /** Of a list that can be read to its end. */
  Page(String url, Query query) {
    this(url, query, Integer.MAX_VALUE);
  }

  /**
   * @param url where the list is, without query
   * @param reachable only so many of the first entries can be reached by paging
   */
  Page(String url, Query query, int reachable) {
    this.url = url;
    this.query = query;
    this.reachable = reachable;
  }

  /** The page under {@code field} beside {@code total_count}, with its {@code Link} header. */
  <T> Answer of(String field, List<T> all, Function<T, ObjectNode> toJson) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("total_count", all.size());
    body.set(field, entries(all, toJson));
    return answer(all, body);
  }

  /** The page as a plain array, with its {@code Link} header. */
  <T> Answer plain(List<T> all, Function<T, ObjectNode> toJson) {
    return answer(all, entries(all, toJson));
  }

  private <T> ArrayNode entries(List<T> all, Function<T, ObjectNode> toJson) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    long from = (long) (page() - 1) * size();
    for (long i = from; i < Math.min(end(all), from + size()); i++) {
      entries.add(toJson.apply(all.get((int) i)));
    }
    return entries;
  }

  private Answer answer(List<?> all, JsonNode body) {
    int last = Math.max(1, (end(all) + size() - 1) / size());
    String links = links(page(), last);
    return new Answer(200, links.isEmpty() ? Map.of() : Map.of("Link", links), body);
  }

  private int size() {
    return Math.max(1, Math.min(LARGEST_SIZE, query.number("per_page", DEFAULT_SIZE)));
  }

  private int page() {
    return Math.max(1, query.number("page", 1));
  }

  private int end(List<?> all) {
    return Math.min(reachable, all.size());
  }

  private String links(int page, int last) {
    List<String> links = new ArrayList<>();
    if (page > 1) {
      links.add(link(Math.min(page - 1, last), "prev"));
    }
    if (page < last) {
      links.add(link(page + 1, "next"));
      links.add(link(last, "last"));
    }
    if (page > 1) {
      links.add(link(1, "first"));
    }
    return String.join(", ", links);
  }

  private String link(int page, String relation) {
    return "<" + url + "?" + query.with("page", page) + ">; rel=\"" + relation + "\"";
  }
}
