package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.PullRequestHistory;
import org.cienrich.features.facts.RepositoryInfo;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.api.Reuse;
import org.cienrich.io.github.GraphQlBatches.Item;
import org.cienrich.io.http.MalformedReplyException;

/** Asks for pull requests by GraphQL; each is archived by itself once it is complete. */
final class PullRequestsOverGraphQl implements PullRequestSource {
  private final GraphQlBatches batches;
  private final DatedItems archive;
  private final PullRequestPages pages;

  PullRequestsOverGraphQl(GraphQlClient client, ItemArchive archive) {
    this.batches = new GraphQlBatches(client);
    this.archive = new DatedItems(archive);
    this.pages = new PullRequestPages(batches);
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(JsonNode item) throws MalformedReplyException;
  }

  @Override
  public Map<String, Lookup<Candidates>> candidates(
      RepositoryInfo repository, NavigableMap<String, Instant> latest) {
    Reader<Candidates> reader = item -> PullRequestMapping.candidates(repository, item);
    Map<String, Lookup<Candidates>> answers = new HashMap<>();
    NavigableMap<String, GraphQlQuestion> unknown = new TreeMap<>();
    latest.forEach(
        (sha, until) -> {
          archive
              .find(commitKey(repository, sha), until)
              .map(item -> orNone(read(reader, item)))
              .filter(PullRequestsOverGraphQl::isUsable)
              .ifPresentOrElse(
                  known -> answers.put(sha, known),
                  () -> unknown.put(sha, PullRequestQueries.candidates(sha)));
        });
    batches
        .ask(repository.name(), unknown, Reuse.NEVER, reader::read)
        .forEach(
            (sha, lookup) -> {
              keep(commitKey(repository, sha), lookup);
              answers.put(sha, orNone(lookup.flatMap(item -> read(reader, item.json()))));
            });
    return answers;
  }

  /** GitHub does not know the commit, so it knows no pull request with it. */
  private static Lookup<Candidates> orNone(Lookup<Candidates> lookup) {
    return lookup instanceof Lookup.NotFound<Candidates> absent
            && absent.reason() == MissingReason.NOT_FOUND
        ? new Lookup.Found<>(Candidates.NONE)
        : lookup;
  }

  @Override
  public Map<Long, Lookup<PullRequestHistory>> histories(
      RepositoryInfo repository, NavigableMap<Long, Instant> latest) {
    Map<Long, Lookup<PullRequestHistory>> answers = new HashMap<>();
    NavigableMap<String, Long> unknown = new TreeMap<>();
    NavigableMap<String, GraphQlQuestion> questions = new TreeMap<>();
    latest.forEach(
        (number, until) -> {
          String key = pullKey(repository, number);
          if (number < 1 || number > Integer.MAX_VALUE) {
            answers.put(
                number,
                new Lookup.NotFound<>(
                    MissingReason.NOT_FOUND, "No number of a pull request: " + number));
            return;
          }
          archive
              .find(key, until)
              .map(PullRequestsOverGraphQl::history)
              .filter(PullRequestsOverGraphQl::isUsable)
              .ifPresentOrElse(
                  known -> answers.put(number, known),
                  () -> {
                    unknown.put(key, number);
                    questions.put(key, PullRequestQueries.pullRequest(number));
                  });
        });
    Map<String, Lookup<Item>> first =
        batches.ask(repository.name(), questions, Reuse.NEVER, PullRequestMapping::history);
    pages
        .complete(repository.name(), unknown, first)
        .forEach(
            (key, lookup) -> {
              keep(key, lookup);
              answers.put(unknown.get(key), lookup.flatMap(item -> history(item.json())));
            });
    return answers;
  }

  private static Lookup<PullRequestHistory> history(ObjectNode item) {
    if (PullRequestMapping.isTooLarge(item)) {
      return new Lookup.Failed<>(
          MissingReason.TOO_LARGE, "The pull request has too many comments, labels or reviews");
    }
    return read(PullRequestMapping::history, item);
  }

  private static <T> Lookup<T> read(Reader<T> reader, ObjectNode item) {
    try {
      if (Item.object(item) instanceof Lookup.NotFound<ObjectNode> absent) {
        return new Lookup.NotFound<>(absent.reason(), absent.message());
      }
      return new Lookup.Found<>(reader.read(item));
    } catch (MalformedReplyException e) {
      return new Lookup.Failed<>(
          MissingReason.UNAVAILABLE, "The answer makes no sense: " + e.getMessage());
    }
  }

  /** What cannot be read is asked for again. */
  private static boolean isUsable(Lookup<?> archived) {
    return !(archived instanceof Lookup.Failed<?> failed && failed.reason().isTransient());
  }

  private void keep(String key, Lookup<Item> lookup) {
    if (lookup instanceof Lookup.Found<Item> found && found.value().at() != null) {
      archive.keep(key, found.value().at(), found.value().json());
    }
  }

  /** Changes with what is asked about an item. */
  static String pullKey(RepositoryInfo repository, long number) {
    return "github/pull/1/" + repository.key() + "/" + number;
  }

  static String commitKey(RepositoryInfo repository, String sha) {
    return "github/commit/1/" + repository.key() + "/" + sha;
  }
}
