package org.cienrich.forge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.cienrich.forge.world.Account;
import org.jspecify.annotations.Nullable;

/** Accounts in GitHub's shape. */
final class AccountJson {

  /** How authors belong to repositories; the world does not tell. */
  static final String ASSOCIATION = "CONTRIBUTOR";

  private final String api;

  AccountJson(String api) {
    this.api = api;
  }

  /** The owner of a repository; worlds know it by its name only, so the id is derived from it. */
  ObjectNode owner(String login) {
    long id = 1000L + (login.toLowerCase(Locale.ROOT).hashCode() & 0xFF_FFFF);
    return of(new Account(id, login, "Organization"));
  }

  ObjectNode of(Account account) {
    String login = account.login().replace("[", "%5B").replace("]", "%5D");
    String url = api + "/users/" + login;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("login", account.login());
    json.put("id", account.id());
    json.put("node_id", nodeId("User", account.id()));
    json.put("avatar_url", "https://forge.example/avatars/" + account.id());
    json.put("gravatar_id", "");
    json.put("url", url);
    json.put("html_url", "https://forge.example/" + login);
    json.put("followers_url", url + "/followers");
    json.put("following_url", url + "/following{/other_user}");
    json.put("gists_url", url + "/gists{/gist_id}");
    json.put("starred_url", url + "/starred{/owner}{/repo}");
    json.put("subscriptions_url", url + "/subscriptions");
    json.put("organizations_url", url + "/orgs");
    json.put("repos_url", url + "/repos");
    json.put("events_url", url + "/events{/privacy}");
    json.put("received_events_url", url + "/received_events");
    json.put("type", account.type());
    json.put("site_admin", false);
    return json;
  }

  /** The profile of an account; the forge knows nothing more of it. */
  ObjectNode profile(Account account) {
    ObjectNode json = of(account);
    for (String unknown : List.of("name", "company", "location", "email", "hireable", "bio")) {
      json.putNull(unknown);
    }
    json.put("blog", "");
    for (String count : List.of("public_repos", "public_gists", "followers", "following")) {
      json.put(count, 0);
    }
    json.put("created_at", "2015-01-01T00:00:00Z");
    json.put("updated_at", "2015-01-01T00:00:00Z");
    json.put("user_view_type", "public");
    return json;
  }

  /** An account, or JSON null for one that is deleted. */
  JsonNode ofNullable(@Nullable Account account) {
    return account == null ? NullNode.instance : of(account);
  }

  static String nodeId(String kind, long id) {
    String text = "0" + kind.length() + ":" + kind + id;
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
