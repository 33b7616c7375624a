package org.cienrich.forge.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Where bare repositories are, each as {@code owner/name.git} below a root. Immutable; what is
 * opened belongs to the caller.
 *
 * @param served the root of those that git serves, or null without any
 * @param attic the root of those whose objects only the API still knows, or null without any
 */
public record GitRoots(@Nullable Path served, @Nullable Path attic) {

  /** No git data at all. */
  public static final GitRoots NONE = new GitRoots(null, null);

  private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}");

  /** The roots of a world that is kept in a directory; what is not there has none. */
  public static GitRoots in(Path directory) {
    return new GitRoots(directory.resolve("git"), directory.resolve("attic"));
  }

  /** The file URLs of the repositories below a root, with {@code {owner}} and {@code {name}}. */
  public static String urlTemplate(Path root) {
    String url = root.toAbsolutePath().normalize().toUri().toString();
    return (url.endsWith("/") ? url : url + "/") + "{owner}/{name}.git";
  }

  /** Whether a text can name an owner or a repository, and hence a folder. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.equals(".") && !text.equals("..");
  }

  /** Whether git serves a repository. */
  boolean serves(String fullName) {
    return directory(served, fullName).isPresent();
  }

  /** Opens a repository as git serves it. */
  Optional<Repository> openServed(String fullName) throws IOException {
    Path directory = directory(served, fullName).orElse(null);
    return directory == null
        ? Optional.empty()
        : Optional.of(builder(directory).setMustExist(true).build());
  }

  /** Opens a repository together with its attic, if either is there. Nothing may be written. */
  Optional<Repository> openWithAttic(String fullName) throws IOException {
    Path old = directory(attic, fullName).orElse(null);
    if (old == null) {
      return openServed(fullName);
    }
    FileRepositoryBuilder builder = builder(old).setMustExist(true);
    directory(served, fullName)
        .ifPresent(it -> builder.addAlternateObjectDirectory(it.resolve("objects").toFile()));
    return Optional.of(builder.build());
  }

  private static FileRepositoryBuilder builder(Path directory) {
    return new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare();
  }

  private static Optional<Path> directory(@Nullable Path root, String fullName) {
    String[] parts = fullName.split("/", -1);
    if (root == null || parts.length != 2 || !isName(parts[0]) || !isName(parts[1])) {
      return Optional.empty();
    }
    return Optional.of(root.resolve(parts[0]).resolve(parts[1] + ".git"))
        .filter(Files::isDirectory);
  }
}
