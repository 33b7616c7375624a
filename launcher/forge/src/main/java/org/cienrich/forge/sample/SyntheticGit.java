package org.cienrich.forge.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eclipse.jgit.lib.Constants.OBJ_BLOB;
import static org.eclipse.jgit.lib.Constants.OBJ_COMMIT;
import static org.eclipse.jgit.lib.Constants.OBJ_TREE;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The git data of a synthetic repository: a line of commits that each change two small files. The
 * ids follow from what is committed, whether it is written or not. Not thread-safe.
 */
final class SyntheticGit {

  private static final String MAIN = "refs/heads/main";

  /** Writes one object. */
  @FunctionalInterface
  private interface Writing {
    void to(ObjectInserter pack) throws IOException;
  }

  /** The ids of a commit and its tree. */
  record Commit(ObjectId id, ObjectId tree) {}

  private final String name;
  private final List<Writing> objects = new ArrayList<>();
  private final Map<String, ObjectId> refs = new LinkedHashMap<>();
  private final ObjectInserter ids = new ObjectInserter.Formatter();
  private @Nullable ObjectId tip;

  SyntheticGit(String name) {
    this.name = name;
  }

  /** Commits to the main branch. */
  Commit commit(int number, Contributor author, Instant time, String message) {
    TreeFormatter tree = new TreeFormatter();
    tree.append(
        "Main.java", FileMode.REGULAR_FILE, blob(Sources.java("app", "Main", 1 + number % 9)));
    tree.append("README.md", FileMode.REGULAR_FILE, blob("# " + name + "\n\n" + message + "\n"));
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(add(OBJ_TREE, tree.toByteArray()));
    if (tip != null) {
      commit.setParentId(tip);
    }
    commit.setAuthor(author.at(time));
    commit.setCommitter(author.at(time));
    commit.setMessage(message + "\n");
    ObjectId id = add(OBJ_COMMIT, bytes(commit));
    tip = id;
    refs.put(MAIN, id);
    return new Commit(id, commit.getTreeId());
  }

  /** Points the head of a pull request at a commit. */
  void pull(int number, String sha) {
    refs.put("refs/pull/" + number + "/head", ObjectId.fromString(sha));
  }

  /**
   * Writes the repository unless it is there.
   *
   * @throws IOException when there is another one
   */
  void writeTo(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Repository repository =
          new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build()) {
        Ref main = repository.exactRef(MAIN);
        if (main != null && !main.getObjectId().equals(refs.get(MAIN))) {
          throw new IOException("Another synthetic world is in " + directory);
        }
        if (main == null) {
          fill(repository);
        }
      }
      return;
    }
    try (Repository repository = BareRepository.create(directory, "main")) {
      fill(repository);
    }
  }

  /** The main branch comes last, so that what was interrupted is known to be incomplete. */
  private void fill(Repository repository) throws IOException {
    ObjectDirectory store = (ObjectDirectory) repository.getObjectDatabase();
    try (ObjectInserter pack = store.newPackInserter()) {
      for (Writing object : objects) {
        object.to(pack);
      }
      pack.flush();
    }
    for (Map.Entry<String, ObjectId> ref : refs.entrySet()) {
      if (!ref.getKey().equals(MAIN)) {
        BareRepository.point(repository, ref.getKey(), ref.getValue());
      }
    }
    BareRepository.point(repository, MAIN, refs.get(MAIN));
  }

  private ObjectId blob(String text) {
    return add(OBJ_BLOB, text.getBytes(UTF_8));
  }

  private static byte[] bytes(CommitBuilder commit) {
    try {
      return commit.build();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectId add(int type, byte[] bytes) {
    objects.add(pack -> pack.insert(type, bytes));
    return ids.idFor(type, bytes);
  }
}
