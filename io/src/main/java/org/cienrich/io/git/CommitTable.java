package org.cienrich.io.git;

import java.util.HashMap;
import java.util.Map;
import org.cienrich.features.facts.Person;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** What the graph keeps of each commit, in the order they were read. */
final class CommitTable {
  final Map<Person, Integer> persons = new HashMap<>();
  final IntList authors = new IntList();
  final IntList committers = new IntList();
  final LongList authoredAt = new LongList();
  final LongList committedAt = new LongList();
  final IntList parentCounts = new IntList();
  private final Mailmap mailmap;

  CommitTable(Mailmap mailmap) {
    this.mailmap = mailmap;
  }

  void add(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    PersonIdent committer = commit.getCommitterIdent();
    authors.add(idOf(author));
    committers.add(idOf(committer));
    authoredAt.add(secondsOf(author));
    committedAt.add(secondsOf(committer));
    parentCounts.add(commit.getParentCount());
  }

  private int idOf(@Nullable PersonIdent ident) {
    Person person =
        ident == null
            ? new Person("", "")
            : mailmap.map(ident.getName().strip(), ident.getEmailAddress().strip());
    Integer next = persons.size();
    Integer known = persons.putIfAbsent(person, next);
    return known == null ? next : known;
  }

  private static long secondsOf(@Nullable PersonIdent ident) {
    return ident == null ? 0 : ident.getWhenAsInstant().getEpochSecond();
  }
}
