package org.cienrich.forge.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.RepositoryCommit;
import org.jspecify.annotations.Nullable;

/** Accounts as GraphQL shows them: bots have no {@code [bot]} in their login here. */
final class Actors {

  private static final String BOT = "[bot]";

  private Actors() {}

  static @Nullable GraphObject of(@Nullable Account account) {
    if (account == null) {
      return null;
    }
    boolean bot = account.type().equals("Bot");
    String login = bot ? account.login().replace(BOT, "") : account.login();
    String path = bot ? "/apps/" + login : "/" + login;
    GraphObject object = new GraphObject(account.type());
    object.with("id", nodeId(account.type(), account.id()));
    object.with("databaseId", account.id());
    object.with("login", login);
    object.with("name", null);
    object.with("email", "");
    object.with("resourcePath", path);
    object.with("url", "https://forge.example" + path);
    return object;
  }

  /** The owner of a repository; worlds know it by its name only, so the id is derived from it. */
  static GraphObject owner(String login) {
    long id = 1000L + (login.toLowerCase(Locale.ROOT).hashCode() & 0xFF_FFFF);
    GraphObject owner = of(new Account(id, login, "Organization"));
    if (owner == null) {
      throw new IllegalStateException(login);
    }
    return owner;
  }

  /** Who signed a commit; only users are told, never bots. */
  static GraphObject signature(RepositoryCommit.Signature signature) {
    Account account = signature.account();
    return new GraphObject("GitActor")
        .with("name", signature.name())
        .with("email", signature.email())
        .with("date", signature.date())
        .with("user", account != null && account.type().equals("User") ? of(account) : null);
  }

  static String nodeId(String type, long id) {
    String text = "0" + type.length() + ":" + type + id;
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
