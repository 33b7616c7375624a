package org.cienrich.io.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.Lookup;
import org.cienrich.io.http.MalformedReplyException;

/** What an answer to a batch tells about one of its items. */
final class GraphQlBatchReply {
  private final GraphQlReply reply;
  private final GraphQlQuestion question;
  private final String alias;
  private final JsonNode value;

  /**
   * @param position of the question in the batch
   */
  GraphQlBatchReply(GraphQlReply reply, GraphQlQuestion question, int position) {
    this.reply = reply;
    this.question = question;
    this.alias = GraphQlQuestion.alias(position);
    this.value =
        question.isOfRepository()
            ? reply.data().path("repository").path(alias)
            : reply.data().path(alias);
  }

  boolean isTooLarge() {
    return error().filter(error -> error.kind().isOfSize()).isPresent();
  }

  void check(GraphQlBatches.ItemCheck check) throws MalformedReplyException {
    if (error().isPresent()) {
      return;
    }
    if (value.isObject()) {
      check.check(value);
    } else if (!value.isNull()) {
      throw new MalformedReplyException("nothing about " + question.subject());
    }
  }

  Lookup<GraphQlBatches.Item> item() {
    Optional<GraphQlError> error = error();
    int depth = question.isOfRepository() ? 2 : 1;
    if (error.isPresent()) {
      Lookup<GraphQlBatches.Item> absence = error.get().absence(question.subject(), depth);
      return absence instanceof Lookup.NotFound<GraphQlBatches.Item> missing
              && missing.reason() == MissingReason.NOT_FOUND
              && error.get().path().size() == depth
          ? notFound(missing.message())
          : absence;
    }
    return value instanceof ObjectNode item
        ? new Lookup.Found<>(new GraphQlBatches.Item(item, reply.at()))
        : notFound("GitHub knows no " + question.subject());
  }

  private Lookup<GraphQlBatches.Item> notFound(String message) {
    return new Lookup.Found<>(GraphQlBatches.Item.notFound(message, reply.at()));
  }

  /** One about the item, or one that is about no particular item. */
  private Optional<GraphQlError> error() {
    return reply.errors().stream().filter(this::isAboutThis).findFirst();
  }

  private boolean isAboutThis(GraphQlError error) {
    int depth = question.isOfRepository() ? 1 : 0;
    if (error.path().isEmpty()) {
      return true;
    }
    if (error.path().get(0).equals("repository") != question.isOfRepository()) {
      return false;
    }
    return error.path().size() <= depth || error.path().get(depth).equals(alias);
  }
}
