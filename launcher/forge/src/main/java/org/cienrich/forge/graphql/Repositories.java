package org.cienrich.forge.graphql;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cienrich.forge.world.Branch;
import org.cienrich.forge.world.GitHubIndex;
import org.cienrich.forge.world.Index;
import org.cienrich.forge.world.Repository;
import org.jspecify.annotations.Nullable;

/** Repositories as objects of the schema, as far as one caller may see them. */
final class Repositories {

  private static final String HEADS = "refs/heads/";

  private final Index index;
  private final GitHubIndex github;
  private final Predicate<Repository> visible;

  Repositories(Index index, GitHubIndex github, Predicate<Repository> visible) {
    this.index = index;
    this.github = github;
    this.visible = visible;
  }

  /** The named repository, or GitHub's error. */
  Object named(DataFetchingEnvironment environment) {
    String name = environment.getArgument("owner") + "/" + environment.getArgument("name");
    Optional<Repository> current = index.named(name);
    Optional<Repository> found =
        Boolean.TRUE.equals(environment.getArgument("followRenames"))
            ? current.or(() -> index.formerlyNamed(name))
            : current;
    return found
        .filter(visible)
        .<Object>map(this::of)
        .orElseGet(
            () ->
                notFound(
                    "Could not resolve to a Repository with the name '" + name + "'.",
                    environment));
  }

  /** The object with the node id, or GitHub's error. Only reviews are found so. */
  Object node(DataFetchingEnvironment environment) {
    String id = environment.getArgument("id");
    return index.repositories().stream()
        .filter(visible)
        .flatMap(repository -> new Pulls(github, repository, this::at).review(id).stream())
        .<Object>map(review -> review)
        .findFirst()
        .orElseGet(
            () ->
                notFound(
                    "Could not resolve to a node with the global id of '" + id + "'.",
                    environment));
  }

  private @Nullable GraphObject at(long id) {
    return index.repository(id).filter(visible).map(this::of).orElse(null);
  }

  private GraphObject of(Repository repository) {
    Pulls pulls = new Pulls(github, repository, this::at);
    return new GraphObject("Repository")
        .with("id", Actors.nodeId("Repository", repository.id()))
        .with("databaseId", repository.id())
        .with("name", repository.name())
        .with("nameWithOwner", repository.fullName())
        .with("owner", Actors.owner(repository.owner()))
        .with("url", repository.htmlUrl())
        .with("isPrivate", repository.isPrivate())
        .with("isFork", repository.fork())
        .with("isArchived", repository.archived())
        .with("createdAt", repository.createdAt())
        .with("pushedAt", repository.pushedAt())
        .with("diskUsage", repository.sizeKib())
        .with("primaryLanguage", language(repository.language()))
        .computed(
            "defaultBranchRef", it -> ref(repository, pulls, HEADS + repository.defaultBranch()))
        .computed("ref", it -> ref(repository, pulls, it.getArgument("qualifiedName")))
        .computed("commitComments", it -> pulls.commits().comments())
        .computed("object", it -> object(repository, pulls, it))
        .computed("pullRequests", pulls::list)
        .computed("pullRequest", it -> pull(repository, pulls, it));
  }

  private Object pull(Repository repository, Pulls pulls, DataFetchingEnvironment environment) {
    int number = environment.<Integer>getArgument("number");
    return github
        .pull(repository, number)
        .<Object>map(pulls::of)
        .orElseGet(
            () ->
                notFound(
                    "Could not resolve to a PullRequest with the number of " + number + ".",
                    environment));
  }

  private @Nullable GraphObject object(
      Repository repository, Pulls pulls, DataFetchingEnvironment environment) {
    @Nullable String oid = environment.getArgument("oid");
    @Nullable String expression = environment.getArgument("expression");
    if (oid != null) {
      return pulls.commits().at(oid);
    }
    return expression == null
        ? null
        : github.resolve(repository, plain(expression)).map(pulls.commits()::of).orElse(null);
  }

  private @Nullable GraphObject ref(Repository repository, Pulls pulls, String name) {
    return github
        .branch(repository, plain(name))
        .map(
            branch ->
                new GraphObject("Ref")
                    .with("id", "REF_" + repository.id() + "_" + branch.name())
                    .with("name", branch.name())
                    .with("prefix", HEADS)
                    .computed("target", it -> target(pulls, branch)))
        .orElse(null);
  }

  private static @Nullable GraphObject target(Pulls pulls, Branch branch) {
    return pulls.commits().at(branch.sha());
  }

  private static String plain(String name) {
    return name.startsWith(HEADS) ? name.substring(HEADS.length()) : name;
  }

  private static @Nullable GraphObject language(@Nullable String name) {
    return name == null
        ? null
        : new GraphObject("Language")
            .with("id", "LA_" + name)
            .with("name", name)
            .with("color", null);
  }

  private static Object notFound(String message, DataFetchingEnvironment environment) {
    return DataFetcherResult.newResult()
        .error(
            new ForgeError(
                "NOT_FOUND",
                message,
                environment.getExecutionStepInfo().getPath(),
                List.of(environment.getField().getSourceLocation())))
        .build();
  }
}
