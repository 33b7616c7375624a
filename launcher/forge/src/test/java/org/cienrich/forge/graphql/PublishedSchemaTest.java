package org.cienrich.forge.graphql;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The excerpt says what GitHub's published schema says. The published one is looked for in the
 * folder that the property {@code cienrich.graphqlSchema} names: the unpacked npm package
 * {@code @octokit/graphql-schema}.
 */
@SuppressWarnings("rawtypes")
class PublishedSchemaTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("cienrich.graphqlSchema", "node_modules/@octokit/graphql-schema"));

  private static Map<String, TypeDefinition<?>> published;
  private static Map<String, TypeDefinition<?>> excerpt;

  @BeforeAll
  static void read() throws IOException {
    Path file = FOLDER.resolve("schema.graphql");
    Assumptions.assumeTrue(
        Files.exists(file), "The npm package @octokit/graphql-schema is not at " + FOLDER);
    published = types(Files.readString(file));
    excerpt = types(GraphQlApi.schemaText());
  }

  private static Map<String, TypeDefinition<?>> types(String schema) {
    ParserOptions unlimited =
        ParserOptions.getDefaultSdlParserOptions()
            .transform(it -> it.maxTokens(Integer.MAX_VALUE).maxCharacters(Integer.MAX_VALUE));
    Document document =
        Parser.parse(
            ParserEnvironment.newParserEnvironment()
                .document(schema)
                .parserOptions(unlimited)
                .build());
    return document.getDefinitionsOfType(TypeDefinition.class).stream()
        .map(it -> (TypeDefinition<?>) it)
        .collect(toMap(NamedNode::getName, it -> it));
  }

  private static List<String> printed(List<? extends NamedNode<?>> nodes) {
    return nodes.stream().map(AstPrinter::printAst).toList();
  }

  private static List<String> names(List<Type> types) {
    return types.stream().map(AstPrinter::printAst).toList();
  }

  @Test
  void fieldsAreAsPublished() {
    assertThat(excerpt).isNotEmpty();
    excerpt.forEach(
        (name, type) -> {
          if (type instanceof ImplementingTypeDefinition<?> object) {
            var original = (ImplementingTypeDefinition<?>) published.get(name);
            assertThat(printed(original.getFieldDefinitions()))
                .as(name)
                .containsAll(printed(object.getFieldDefinitions()));
            assertThat(names(original.getImplements())).containsAll(names(object.getImplements()));
          }
        });
  }

  @Test
  void inputsAndEnumerationsAreWhole() {
    excerpt.forEach(
        (name, type) -> {
          if (type instanceof InputObjectTypeDefinition || type instanceof EnumTypeDefinition) {
            assertThat(AstPrinter.printAst(type))
                .isEqualTo(AstPrinter.printAst(published.get(name)));
          }
        });
  }

  @Test
  void unionsHaveOnlyPublishedMembers() {
    excerpt.forEach(
        (name, type) -> {
          if (type instanceof UnionTypeDefinition union) {
            var original = (UnionTypeDefinition) published.get(name);
            assertThat(names(original.getMemberTypes())).containsAll(names(union.getMemberTypes()));
          }
        });
  }

  @Test
  void descriptionsAreAsPublished() {
    excerpt.forEach(
        (name, type) -> {
          if (type instanceof ImplementingTypeDefinition<?> object) {
            var original = (ImplementingTypeDefinition<?>) published.get(name);
            Map<String, FieldDefinition> fields =
                original.getFieldDefinitions().stream()
                    .collect(toMap(FieldDefinition::getName, it -> it));
            for (FieldDefinition field : object.getFieldDefinitions()) {
              assertThat(field.getDescription().getContent())
                  .isEqualTo(fields.get(field.getName()).getDescription().getContent());
            }
          }
        });
  }
}
