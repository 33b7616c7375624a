package org.cienrich.io.github;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * What is asked about one item of a batch.
 *
 * @param subject what is asked for, for messages
 * @param selection a field with its selection, without alias
 * @param isOfRepository whether it is a field of the repository, else of the query
 */
record GraphQlQuestion(String subject, String selection, boolean isOfRepository) {

  static GraphQlQuestion ofRepository(String subject, String selection) {
    return new GraphQlQuestion(subject, selection, true);
  }

  /** Asks about the object with a node id. */
  static GraphQlQuestion ofNode(String subject, String id, String selection) {
    return new GraphQlQuestion(
        subject, "node(id: " + literal(id) + ") { " + selection + " }", false);
  }

  /** Returns the query for questions about one repository; their aliases are their positions. */
  static String document(String repository, List<GraphQlQuestion> questions) {
    StringBuilder inside = new StringBuilder();
    StringBuilder beside = new StringBuilder();
    for (int i = 0; i < questions.size(); i++) {
      GraphQlQuestion question = questions.get(i);
      (question.isOfRepository ? inside : beside)
          .append("  ")
          .append(alias(i))
          .append(": ")
          .append(question.selection)
          .append('\n');
    }
    if (!inside.isEmpty()) {
      inside.insert(0, "  " + repositoryField(repository) + " {\n").append("  }\n");
    }
    return "query {\n" + inside + beside + "}\n";
  }

  /**
   * @param name {@code owner/name}
   */
  static String repositoryField(String name) {
    int slash = name.indexOf('/');
    return "repository(owner: "
        + literal(name.substring(0, slash))
        + ", name: "
        + literal(name.substring(slash + 1))
        + ")";
  }

  static String alias(int position) {
    return "i" + position;
  }

  /** Escapes of JSON strings are ones of GraphQL, too. */
  static String literal(String text) {
    return TextNode.valueOf(text).toString();
  }
}
