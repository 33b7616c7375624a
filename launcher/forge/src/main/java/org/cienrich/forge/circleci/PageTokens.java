package org.cienrich.forge.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.cienrich.forge.http.Call;
import org.cienrich.forge.http.Reply;

/** Cuts pages out of lists, as {@code page-token} asks. */
final class PageTokens {

  /** Smaller than CircleCI's 20, so that a small world has several pages. */
  private static final int PAGE = 5;

  private static final String PREFIX = "from ";

  private PageTokens() {}

  /** The page that the call asks for; 400 for a token that is none. */
  static <T> Reply page(Call call, List<T> all, Function<T, ? extends JsonNode> toJson) {
    int from = call.query().get("page-token").map(PageTokens::read).orElse(0);
    if (from < 0 || from > all.size()) {
      return CircleCiApi.message(400, "Invalid page token");
    }
    int to = Math.min(all.size(), from + PAGE);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    all.subList(from, to).forEach(item -> items.add(toJson.apply(item)));
    if (to < all.size()) {
      body.put("next_page_token", write(to));
    } else {
      body.putNull("next_page_token");
    }
    return Reply.json(200, body);
  }

  private static String write(int from) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + from).getBytes(UTF_8));
  }

  private static int read(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
      return text.startsWith(PREFIX) ? Integer.parseInt(text.substring(PREFIX.length())) : -1;
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
