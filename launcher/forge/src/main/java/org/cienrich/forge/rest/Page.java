package org.cienrich.forge.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Cuts one page out of a list, as the {@code page} and {@code per_page} parameters ask. */
final class Page {

  private static final int DEFAULT_SIZE = 30;
  private static final int LARGEST_SIZE = 100;

  private final String url;
  private final Query query;
  private final int reachable;

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
    int size = Math.max(1, Math.min(LARGEST_SIZE, query.number("per_page", DEFAULT_SIZE)));
    int page = Math.max(1, query.number("page", 1));
    int end = Math.min(reachable, all.size());
    int last = Math.max(1, (end + size - 1) / size);

    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("total_count", all.size());
    ArrayNode entries = body.putArray(field);
    long from = (long) (page - 1) * size;
    for (long i = from; i < Math.min(end, from + size); i++) {
      entries.add(toJson.apply(all.get((int) i)));
    }
    String links = links(page, last);
    return new Answer(200, links.isEmpty() ? Map.of() : Map.of("Link", links), body);
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
