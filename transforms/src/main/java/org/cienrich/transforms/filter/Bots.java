package org.cienrich.transforms.filter;

import java.util.Locale;
import java.util.regex.Pattern;
import org.cienrich.features.facts.RunTrigger;

/**
 * Tells bots from people: by the type of the account, and by the login, since many bots use an
 * account of type User and not every provider tells the type.
 */
final class Bots {
  private static final Pattern LOGIN =
      Pattern.compile(
          ".*\\[bot\\]|.*[-_]bot|bot[-_].*|.*-ci-bot.*"
              + "|dependabot(-preview)?|renovate|greenkeeper(io)?|github-actions|web-flow"
              + "|semantic-release|codecov(-io|-commenter)?|imgbot(app)?|allcontributors"
              + "|mergify(io)?|pre-commit-ci|circleci(-app)?|travis-?ci");

  private Bots() {}

  static boolean isBot(RunTrigger trigger) {
    return "Bot".equals(trigger.actorType())
        || (trigger.actor() != null
            && LOGIN.matcher(trigger.actor().toLowerCase(Locale.ROOT)).matches());
  }
}
