package org.cienrich.forge.world;

/**
 * A user, an organisation or a bot.
 *
 * @param type {@code User}, {@code Organization} or {@code Bot}
 */
public record Account(long id, String login, String type) {

  public static Account user(long id, String login) {
    return new Account(id, login, "User");
  }

  public static Account bot(long id, String login) {
    return new Account(id, login, "Bot");
  }
}
