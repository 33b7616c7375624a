package org.cienrich.features.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cienrich.features.facts.TeamActivity.Contribution;
import org.cienrich.features.facts.TeamActivity.Kind;

/**
 * The core team at an instant: who committed directly or merged pull requests in the 90 days
 * before, as TravisTorrent has it. Persons are told apart by login, those without one by e-mail.
 *
 * @param members logins, and e-mails of persons without one
 * @param loginsByEmail of all authors seen until then
 */
public record Team(Set<String> members, Map<String, String> loginsByEmail) {
  /** How long a contribution makes a member. */
  public static final Duration WINDOW = Duration.ofDays(90);

  public Team {
    members = Set.copyOf(members);
    loginsByEmail = Map.copyOf(loginsByEmail);
  }

  /** Returns the team at an instant; contributions at that instant or later do not count. */
  public static Team asOf(Instant instant, TeamActivity activity) {
    Instant from = instant.minus(WINDOW);
    Map<String, String> logins = new HashMap<>();
    for (Contribution contribution : activity.contributions()) {
      if (contribution.at().isBefore(instant)
          && contribution.login() != null
          && contribution.email() != null) {
        logins.put(contribution.email(), contribution.login());
      }
    }
    Set<String> members = new TreeSet<>();
    for (Contribution contribution : activity.contributions()) {
      if (contribution.kind() != Kind.PULL_REQUEST_COMMIT
          && !contribution.at().isBefore(from)
          && contribution.at().isBefore(instant)) {
        person(contribution, logins).ifPresent(members::add);
      }
    }
    return new Team(members, logins);
  }

  private static Optional<String> person(Contribution contribution, Map<String, String> logins) {
    if (contribution.login() != null) {
      return Optional.of(contribution.login());
    }
    return Optional.ofNullable(contribution.email())
        .map(email -> logins.getOrDefault(email, email));
  }
}
