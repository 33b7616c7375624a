package org.cienrich.forge.travis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.cienrich.forge.http.Call;
import org.cienrich.forge.http.Reply;

/** Cuts pages out of lists, as {@code limit} and {@code offset} ask. */
final class Offsets {

  private static final int LARGEST = 100;

  private Offsets() {}

  /**
   * The page that the call asks for.
   *
   * @param type of the list and of its field, such as {@code builds}
   * @param path of the list
   */
  static <T> Reply page(
      Call call,
      String type,
      String path,
      int usual,
      List<T> all,
      Function<T, ? extends JsonNode> toJson) {
    int limit = Math.min(LARGEST, Math.max(1, call.query().number("limit", usual)));
    int offset = call.query().number("offset", 0);
    int from = Math.min(offset, all.size());
    int to = Math.min(all.size(), from + limit);
    ObjectNode body = TravisJson.resource(type, href(path, limit, offset), "standard");
    ObjectNode pagination = body.putObject("@pagination");
    pagination.put("limit", limit);
    pagination.put("offset", offset);
    pagination.put("count", all.size());
    pagination.put("is_first", offset == 0);
    pagination.put("is_last", to == all.size());
    put(pagination, "next", to < all.size(), path, limit, offset + limit);
    put(pagination, "prev", offset > 0, path, limit, Math.max(0, offset - limit));
    put(pagination, "first", true, path, limit, 0);
    put(pagination, "last", true, path, limit, Math.max(0, (all.size() - 1) / limit * limit));
    ArrayNode items = body.putArray(type);
    all.subList(from, to).forEach(item -> items.add(toJson.apply(item)));
    return Reply.json(200, body);
  }

  private static void put(
      ObjectNode pagination, String name, boolean there, String path, int limit, int offset) {
    if (!there) {
      pagination.putNull(name);
      return;
    }
    ObjectNode page = pagination.putObject(name);
    page.put("@href", href(path, limit, offset));
    page.put("offset", offset);
    page.put("limit", limit);
  }

  private static String href(String path, int limit, int offset) {
    return path + "?limit=" + limit + "&offset=" + offset;
  }
}
