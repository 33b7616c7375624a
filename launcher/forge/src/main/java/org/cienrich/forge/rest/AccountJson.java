package org.cienrich.forge.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
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
    String url = api + "/users/" + account.login();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("login", account.login());
    json.put("id", account.id());
    json.put("node_id", nodeId("User", account.id()));
    json.put("avatar_url", "");
    json.put("gravatar_id", "");
    json.put("url", url);
    json.put("html_url", "https://forge.example/" + account.login());
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

  /** An account, or JSON null for one that is deleted. */
  JsonNode ofNullable(@Nullable Account account) {
    return account == null ? NullNode.instance : of(account);
  }

  static String nodeId(String kind, long id) {
    String text = "0" + kind.length() + ":" + kind + id;
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
