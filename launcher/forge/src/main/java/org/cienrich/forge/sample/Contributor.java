package org.cienrich.forge.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.WorkflowRun;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/** Someone who commits: the account on the forge, and the name, e-mail and zone in commits. */
record Contributor(Account account, String name, String email, ZoneOffset zone) {

  static final Contributor ADA =
      new Contributor(
          Account.user(501, "ada-river"), "Ada Ångström", "ada@riverbank.example", hours(1));

  /** Ada on her other machine; the mailmap joins the two. */
  static final Contributor ADA_AT_HOME =
      new Contributor(ADA.account(), "ada", "ada@home.example", hours(1));

  static final Contributor BO =
      new Contributor(
          Account.user(502, "bo-stream"), "Bo Lindqvist", "bo@riverbank.example", hours(1));
  static final Contributor CHEN =
      new Contributor(Account.user(503, "chenwei"), "陈 伟", "chen.wei@lantern.example", hours(8));
  static final Contributor DARA =
      new Contributor(Account.user(504, "dara"), "Dara O'Neill", "dara@lantern.example", hours(-5));
  static final Contributor ILGIN =
      new Contributor(Account.user(505, "ilgin"), "Ilgın Işık", "ilgin@orchard.example", hours(3));

  /** Works in a fork. */
  static final Contributor MIKA =
      new Contributor(Account.user(506, "mika"), "Mika", "mika@fork.example", hours(2));

  static final Contributor DEPENDABOT =
      new Contributor(
          Account.bot(49699333, "dependabot[bot]"),
          "dependabot[bot]",
          "49699333+dependabot[bot]@users.noreply.github.com",
          ZoneOffset.UTC);

  /** The committer of everything that is merged on the web. */
  static final Contributor WEB =
      new Contributor(
          Account.user(19864447, "web-flow"), "GitHub", "noreply@github.com", ZoneOffset.UTC);

  /** The account the forge knows the e-mail of; it does not know Ada's other one. */
  @Nullable Account knownAccount() {
    return equals(ADA_AT_HOME) ? null : account;
  }

  PersonIdent at(Instant instant) {
    return new PersonIdent(name, email, instant, zone);
  }

  WorkflowRun.Person person() {
    return new WorkflowRun.Person(name, email);
  }

  private static ZoneOffset hours(int hours) {
    return ZoneOffset.ofHours(hours);
  }
}
