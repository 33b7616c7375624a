package org.cienrich.forge.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cienrich.forge.world.Account;
import org.cienrich.forge.world.PullRequest;
import org.jspecify.annotations.Nullable;

/** One pull request and what happens to it, told in the order of time. Not thread-safe. */
final class Pull {

  private final Pulls pulls;
  private final int number;
  private final PullRequest.Side base;
  private Instant opened;
  private final List<String> commits = new ArrayList<>();
  private final List<PullRequest.LabelEvent> labels = new ArrayList<>();
  private final List<PullRequest.Rename> renames = new ArrayList<>();
  private final List<PullRequest.BodyEdit> edits = new ArrayList<>();
  private final List<PullRequest.Comment> comments = new ArrayList<>();
  private final List<PullRequest.Review> reviews = new ArrayList<>();
  private PullRequest.Side head;
  private Account author = Contributor.WEB.account();
  private Account actor = author;
  private Instant now;
  private String title;
  private @Nullable String body;
  private @Nullable Instant closed;
  private PullRequest.@Nullable Merge merge;

  Pull(
      Pulls pulls,
      int number,
      String title,
      PullRequest.Side head,
      PullRequest.Side base,
      Instant opened) {
    this.pulls = pulls;
    this.number = number;
    this.title = title;
    this.head = head;
    this.base = base;
    this.opened = opened;
    this.now = opened;
  }

  /** From now on, this person acts; the first one is the author. */
  Pull by(Contributor who) {
    actor = who.account();
    author = author.equals(Contributor.WEB.account()) ? actor : author;
    return this;
  }

  /** It was opened so long before what has been told of it until now. */
  Pull openedEarlier(String duration) {
    opened = opened.minus(Duration.parse(duration));
    now = opened;
    return this;
  }

  Pull later(String duration) {
    now = now.plus(Duration.parse(duration));
    return this;
  }

  /** It was opened with this description. */
  Pull body(String text) {
    body = text;
    return this;
  }

  /** Another commit is pushed; it becomes the head. */
  Pull push(Revision revision) {
    commits.add(revision.sha());
    head = new PullRequest.Side(head.owner(), head.ref(), revision.sha(), head.repositoryId());
    now = revision.time().isAfter(now) ? revision.time() : now;
    return this;
  }

  Pull says(String text) {
    comments.add(new PullRequest.Comment(pulls.nextId(), actor, text, now, now));
    return this;
  }

  Pull label(String name) {
    labels.add(new PullRequest.LabelEvent(pulls.nextId(), true, name, actor, now));
    return this;
  }

  Pull unlabel(String name) {
    labels.add(new PullRequest.LabelEvent(pulls.nextId(), false, name, actor, now));
    return this;
  }

  Pull rename(String text) {
    renames.add(new PullRequest.Rename(pulls.nextId(), title, text, actor, now));
    title = text;
    return this;
  }

  /** The description is changed; GitHub then keeps the first version too. */
  Pull edit(String text) {
    if (edits.isEmpty()) {
      String first = body == null ? "" : body;
      edits.add(new PullRequest.BodyEdit(pulls.nextId(), author, first, opened));
    }
    edits.add(new PullRequest.BodyEdit(pulls.nextId(), actor, text, now));
    body = text;
    return this;
  }

  /** A review of the head; each remark is a comment on a line of the path. */
  Pull review(String state, String text, String path, String... remarks) {
    List<PullRequest.ReviewComment> said = new ArrayList<>();
    for (int i = 0; i < remarks.length; i++) {
      Instant at = now.minusSeconds(30L * (remarks.length - i));
      said.add(
          new PullRequest.ReviewComment(
              pulls.nextId(), actor, remarks[i], path, 10 + i, at, at, null));
    }
    reviews.add(new PullRequest.Review(pulls.nextId(), actor, state, text, head.sha(), now, said));
    return this;
  }

  /** An answer to the first remark of the last review, which counts as a review of its own. */
  Pull reply(String text) {
    PullRequest.ReviewComment first = reviews.get(reviews.size() - 1).comments().get(0);
    var reply =
        new PullRequest.ReviewComment(
            pulls.nextId(), actor, text, first.path(), first.line(), now, now, first.id());
    reviews.add(
        new PullRequest.Review(
            pulls.nextId(), actor, "COMMENTED", "", head.sha(), now, List.of(reply)));
    return this;
  }

  /** It is merged by this commit. */
  Pull merged(Revision commit, Contributor who) {
    closed = commit.time();
    merge = new PullRequest.Merge(commit.time(), who.account(), commit.sha());
    return this;
  }

  Pull close() {
    closed = now;
    return this;
  }

  PullRequest finish() {
    Instant touched = closed != null && closed.isAfter(now) ? closed : now;
    return new PullRequest(
        pulls.repositoryId() * 1000 + number,
        pulls.repositoryId(),
        number,
        author,
        title,
        body,
        head,
        base,
        commits,
        opened,
        touched,
        closed,
        merge,
        labels,
        renames,
        edits,
        comments,
        reviews);
  }
}
