package org.cienrich.forge.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Bare repositories that answer fetches as GitHub's do. */
final class BareRepository {

  private BareRepository() {}

  /** Creates an empty repository; any commit in it can be fetched by its id. */
  static Repository create(Path directory, String defaultBranch) throws IOException {
    Repository repository =
        new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
    repository.create(true);
    StoredConfig config = repository.getConfig();
    config.setBoolean("uploadpack", null, "allowAnySHA1InWant", true);
    config.save();
    repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + defaultBranch);
    return repository;
  }

  /**
   * Creates a repository for what is no longer in another one, whose objects it sees. Nothing in
   * its files tells so.
   */
  static Repository attic(Path upstream, Path directory, String defaultBranch) throws IOException {
    create(directory, defaultBranch).close();
    return new FileRepositoryBuilder()
        .setGitDir(directory.toFile())
        .setBare()
        .addAlternateObjectDirectory(upstream.resolve("objects").toFile())
        .build();
  }

  /** Creates a fork that shares the objects of the repository beside it. */
  static Repository fork(Path upstream, Path directory, String defaultBranch) throws IOException {
    Repository repository = create(directory, defaultBranch);
    Path info = Files.createDirectories(directory.resolve("objects/info"));
    Path shared = directory.resolve("objects").relativize(upstream.resolve("objects"));
    Files.write(
        info.resolve("alternates"), (shared.toString().replace('\\', '/') + "\n").getBytes(UTF_8));
    return repository;
  }

  static ObjectId resolve(Path directory, String ref) throws IOException {
    try (Repository repository =
        new FileRepositoryBuilder().setGitDir(directory.toFile()).setMustExist(true).build()) {
      return Objects.requireNonNull(repository.resolve(ref), ref);
    }
  }

  static void point(Repository repository, String ref, ObjectId target) throws IOException {
    RefUpdate update = repository.updateRef(ref);
    update.setNewObjectId(target);
    update.disableRefLog();
    RefUpdate.Result result = update.forceUpdate();
    if (result != RefUpdate.Result.NEW
        && result != RefUpdate.Result.FORCED
        && result != RefUpdate.Result.FAST_FORWARD
        && result != RefUpdate.Result.NO_CHANGE) {
      throw new IOException("Cannot write " + ref + ": " + result);
    }
  }
}
