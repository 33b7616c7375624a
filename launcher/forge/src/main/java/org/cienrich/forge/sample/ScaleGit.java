package org.cienrich.forge.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eclipse.jgit.lib.Constants.OBJ_BLOB;
import static org.eclipse.jgit.lib.Constants.OBJ_TREE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;

/**
 * Writes the git data of a {@link ScaleRepository} while it is told: one pack, and packed refs in
 * the end. In memory are the ids of its objects. Not thread-safe.
 */
final class ScaleGit implements AutoCloseable {
  private static final String FILE_OF_REFS = "packed-refs";

  private final Path directory;
  private final Repository repository;
  private final PackInserter pack;
  private final TreeMap<String, ObjectId> refs = new TreeMap<>();

  /**
   * Starts a repository.
   *
   * @throws IOException if there is one already, or it cannot be written
   */
  ScaleGit(Path directory) throws IOException {
    this.directory = directory;
    this.repository = BareRepository.create(directory, "main");
    repository.getConfig().setInt(ConfigConstants.CONFIG_CORE_SECTION, null, "compression", 1);
    pack = ((ObjectDirectory) repository.getObjectDatabase()).newPackInserter();
    pack.checkExisting(false);
  }

  /** A directory with its files and its subdirectories, and the id of its tree. */
  record Tree(ObjectId id, Map<String, ObjectId> files, Map<String, Tree> trees) {
    static final Tree EMPTY = new Tree(ObjectId.zeroId(), Map.of(), Map.of());
  }

  ObjectId blob(ScaleFile file) throws IOException {
    return pack.insert(OBJ_BLOB, file.content());
  }

  /** Returns the tree with other contents of some files, by their paths. */
  Tree with(Tree tree, Map<String, ObjectId> changed) throws IOException {
    TreeMap<String, ObjectId> files = new TreeMap<>(tree.files);
    TreeMap<String, Map<String, ObjectId>> below = new TreeMap<>();
    changed.forEach(
        (path, id) -> {
          int slash = path.indexOf('/');
          if (slash < 0) {
            files.put(path, id);
          } else {
            below
                .computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                .put(path.substring(slash + 1), id);
          }
        });
    TreeMap<String, Tree> trees = new TreeMap<>(tree.trees);
    for (Map.Entry<String, Map<String, ObjectId>> each : below.entrySet()) {
      Tree old = trees.getOrDefault(each.getKey(), Tree.EMPTY);
      trees.put(each.getKey(), with(old, each.getValue()));
    }
    return new Tree(pack.insert(OBJ_TREE, bytes(files, trees)), files, trees);
  }

  /** In git's order a directory is sorted as if its name ended with a slash. */
  private static byte[] bytes(Map<String, ObjectId> files, Map<String, Tree> trees) {
    TreeMap<String, ObjectId> entries = new TreeMap<>(files);
    trees.forEach((name, tree) -> entries.put(name + "/", tree.id));
    TreeFormatter formatter = new TreeFormatter();
    entries.forEach(
        (name, id) -> {
          boolean isTree = name.endsWith("/");
          formatter.append(
              isTree ? name.substring(0, name.length() - 1) : name,
              isTree ? FileMode.TREE : FileMode.REGULAR_FILE,
              id);
        });
    return formatter.toByteArray();
  }

  ObjectId commit(
      Tree tree, List<ObjectId> parents, Contributor author, Instant time, String message)
      throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree.id);
    commit.setParentIds(parents);
    commit.setAuthor(author.at(time));
    commit.setCommitter(author.at(time));
    commit.setMessage(message + "\n");
    return pack.insert(commit);
  }

  /** Points a ref at a commit from now on. */
  void point(String ref, ObjectId commit) {
    refs.put(ref, commit);
  }

  /** Completes the repository. */
  void finish() throws IOException {
    pack.flush();
    StringBuilder text = new StringBuilder("# pack-refs with: peeled fully-peeled sorted \n");
    refs.forEach((ref, id) -> text.append(id.name() + " " + ref + "\n"));
    Files.write(directory.resolve(FILE_OF_REFS), text.toString().getBytes(UTF_8));
  }

  @Override
  public void close() {
    pack.close();
    repository.close();
  }
}
