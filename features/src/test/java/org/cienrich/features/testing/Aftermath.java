package org.cienrich.features.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.cienrich.features.facts.CommitComments;
import org.cienrich.features.facts.TeamActivity;
import org.cienrich.features.facts.TeamActivity.Contribution;
import org.cienrich.features.facts.TeamActivity.Kind;

/** What happens after {@link Facts#TRIGGERED}, in an order and to an extent left to chance. */
public final class Aftermath {
  private static final List<BiConsumer<PullRequestStory, Instant>> TALK =
      List.of(
          (story, at) -> story.renamed(at, "Another title of six words"),
          (story, at) -> story.renamed(at, "Title"),
          (story, at) -> story.labelled(at, "kind/bug"),
          (story, at) -> story.unlabelled(at, "kind/bug"),
          (story, at) -> story.labelled(at, "size/XL"),
          (story, at) -> story.commented(at),
          (story, at) -> story.commented(at),
          (story, at) -> story.commentedOnALine(at),
          (story, at) -> story.reviewed(at, "zoe", "APPROVED"),
          (story, at) -> story.reviewed(at, "bob", "CHANGES_REQUESTED"),
          (story, at) -> story.reviewed(at, null, "DISMISSED"));

  private static final List<Contribution> WORK =
      List.of(
          new Contribution(Facts.TRIGGERED, Kind.MERGE, "zoe", null),
          new Contribution(Facts.TRIGGERED, Kind.DIRECT_COMMIT, "ann-again", Facts.ANN),
          new Contribution(Facts.TRIGGERED, Kind.DIRECT_COMMIT, null, "eve@example.org"),
          new Contribution(Facts.TRIGGERED, Kind.PULL_REQUEST_COMMIT, "bob", Facts.BOB));

  private final Random chance;

  public Aftermath(Random chance) {
    this.chance = chance;
  }

  public PullRequestStory of(PullRequestStory story) {
    Instant at = Facts.TRIGGERED;
    for (BiConsumer<PullRequestStory, Instant> event : some(TALK)) {
      at = at.plusSeconds(1 + chance.nextInt(1000));
      event.accept(story, at);
    }
    return story;
  }

  public TeamActivity of(TeamActivity activity) {
    List<Contribution> all = new ArrayList<>(activity.contributions());
    Instant at = Facts.TRIGGERED;
    for (Contribution work : some(WORK)) {
      all.add(new Contribution(at, work.kind(), work.login(), work.email()));
      at = at.plusSeconds(1 + chance.nextInt(1000));
    }
    return new TeamActivity(activity.from(), all);
  }

  public CommitComments of(String sha, List<Instant> earlier) {
    List<Instant> all = new ArrayList<>(earlier);
    for (int i = chance.nextInt(3); i > 0; i--) {
      all.add(Facts.TRIGGERED.plusSeconds(1 + chance.nextInt(1000)));
    }
    return new CommitComments(Map.of(sha, all, "later", List.of(Facts.TRIGGERED.plusSeconds(5))));
  }

  private <T> List<T> some(List<T> events) {
    List<T> shuffled = new ArrayList<>(events);
    Collections.shuffle(shuffled, chance);
    return shuffled.subList(0, 1 + chance.nextInt(events.size()));
  }
}
