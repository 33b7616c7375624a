package org.cienrich.io.github;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetcherFactories;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cienrich.forge.graphql.GraphQlApi;
import org.jspecify.annotations.Nullable;

/** GitHub's published schema. */
final class GitHubSchema {
  private final GraphQLSchema schema;

  private GitHubSchema(GraphQLSchema schema) {
    this.schema = schema;
  }

  /** The part of it that this project keeps, with the forge. */
  static GitHubSchema excerpt() {
    return excerpt(environment -> null);
  }

  /** The same with answers of objects that are maps with a {@code __typename}. */
  static GitHubSchema excerpt(DataFetcher<@Nullable Object> fetcher) {
    return of(GraphQlApi.schemaText(), fetcher);
  }

  static GitHubSchema in(Path file) {
    try {
      return of(Files.readString(file), environment -> null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GitHubSchema of(String sdl, DataFetcher<@Nullable Object> fetcher) {
    TypeDefinitionRegistry types = new SchemaParser().buildRegistry(parse(sdl));
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring()
            .codeRegistry(
                GraphQLCodeRegistry.newCodeRegistry()
                    .defaultDataFetcher(DataFetcherFactories.useDataFetcher(fetcher))
                    .build());
    for (String scalar : types.scalars().keySet()) {
      if (!ScalarInfo.isGraphqlSpecifiedScalar(scalar)) {
        wiring.scalar(GraphQLScalarType.newScalar().name(scalar).coercing(new AnyText()).build());
      }
    }
    types
        .types()
        .forEach(
            (name, definition) -> {
              String kind = definition.getClass().getSimpleName();
              if (kind.equals("InterfaceTypeDefinition") || kind.equals("UnionTypeDefinition")) {
                wiring.type(
                    name,
                    type ->
                        type.typeResolver(
                            environment ->
                                environment
                                    .getSchema()
                                    .getObjectType(
                                        (String)
                                            ((Map<?, ?>) environment.getObject())
                                                .get("__typename"))));
              }
            });
    return new GitHubSchema(new SchemaGenerator().makeExecutableSchema(types, wiring.build()));
  }

  /** Published files have had fields twice, which is not allowed. */
  private static Document parse(String sdl) {
    Document document =
        new Parser()
            .parseDocument(
                ParserEnvironment.newParserEnvironment()
                    .document(sdl)
                    .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                    .build());
    @SuppressWarnings("rawtypes")
    List<Definition> definitions = new ArrayList<>();
    for (Definition<?> definition : document.getDefinitions()) {
      definitions.add(
          definition instanceof ObjectTypeDefinition type ? withoutRepetitions(type) : definition);
    }
    return document.transform(builder -> builder.definitions(definitions));
  }

  private static ObjectTypeDefinition withoutRepetitions(ObjectTypeDefinition type) {
    Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    type.getFieldDefinitions().forEach(field -> fields.putIfAbsent(field.getName(), field));
    return type.transform(builder -> builder.fieldDefinitions(List.copyOf(fields.values())));
  }

  GraphQLSchema schema() {
    return schema;
  }

  List<ValidationError> errorsIn(String query) {
    return new Validator().validateDocument(schema, Parser.parse(query), Locale.ENGLISH);
  }

  /** Scalars of GitHub are texts in another form. */
  private static final class AnyText implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return value;
    }

    @Override
    public Object parseLiteral(
        Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
      if (value instanceof StringValue text) {
        return text.getValue();
      }
      throw new CoercingParseLiteralException("no text");
    }
  }
}
