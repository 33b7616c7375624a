package org.cienrich.direct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eclipse.jgit.lib.Constants.OBJ_BLOB;
import static org.eclipse.jgit.lib.Constants.OBJ_TREE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.InfiniteCircularInputStream;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Adds commits with hostile trees to a repository that is there, on a branch of its own. For one
 * thread.
 */
final class HostileRepository {
  static final int FILES = 100_000;

  /** The position of the commit that adds them. */
  static final int MANY_FILES = 3;

  static final long ZEROS = 200L << 20;

  private static final Instant TIME = Instant.parse("2024-01-01T06:00:00Z");

  private final ObjectInserter pack;
  private final List<ObjectId> commits = new ArrayList<>();

  private HostileRepository(ObjectInserter pack) {
    this.pack = pack;
  }

  /** A tree and what is hostile in it. */
  @FunctionalInterface
  private interface Tree {
    ObjectId in(ObjectInserter pack) throws IOException;
  }

  /**
   * Writes one commit for each kind of hostile tree, each the child of that before.
   *
   * @param outside a folder that an absolute name in a tree leads to
   * @return the ids of the commits, in this order: names that leave the tree or are git's own;
   *     names that differ in case alone; links that leave the tree; very many files; a very large
   *     file
   */
  static List<String> addTo(Path gitDir, Path outside) throws IOException {
    try (Repository repository =
        new FileRepositoryBuilder().setGitDir(gitDir.toFile()).setMustExist(true).build()) {
      ObjectDirectory objects = (ObjectDirectory) repository.getObjectDatabase();
      try (ObjectInserter pack = objects.newPackInserter()) {
        HostileRepository hostile = new HostileRepository(pack);
        hostile.commit(objectsOf -> namesThatLeave(objectsOf, outside));
        hostile.commit(HostileRepository::namesThatDifferInCase);
        hostile.commit(HostileRepository::linksThatLeave);
        hostile.commit(HostileRepository::manyFiles);
        hostile.commit(HostileRepository::aLargeFile);
        pack.flush();
        RefUpdate branch = repository.updateRef("refs/heads/hostile");
        branch.setNewObjectId(hostile.commits.get(hostile.commits.size() - 1));
        RefUpdate.Result unused = branch.forceUpdate();
        return hostile.commits.stream().map(ObjectId::name).toList();
      }
    }
  }

  private void commit(Tree tree) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree.in(pack));
    if (!commits.isEmpty()) {
      commit.setParentId(commits.get(commits.size() - 1));
    }
    PersonIdent author = new PersonIdent("Mallory", "mallory@example.org", TIME, ZoneOffset.UTC);
    commit.setAuthor(author);
    commit.setCommitter(author);
    commit.setMessage("Hostile " + commits.size() + "\n");
    commits.add(pack.insert(commit));
  }

  private static ObjectId namesThatLeave(ObjectInserter pack, Path outside) throws IOException {
    ObjectId file = pack.insert(OBJ_BLOB, "escaped\n".getBytes(UTF_8));
    ObjectId inner = tree(pack, List.of("config", "x.java"), FileMode.REGULAR_FILE, file);
    TreeFormatter tree = new TreeFormatter();
    append(tree, "..", FileMode.TREE, inner);
    append(tree, "../../escaped.java", FileMode.REGULAR_FILE, file);
    append(tree, ".git", FileMode.TREE, inner);
    append(tree, outside.toAbsolutePath() + "/escaped.java", FileMode.REGULAR_FILE, file);
    append(tree, "C:\\escaped.java", FileMode.REGULAR_FILE, file);
    append(tree, "a\nb.java", FileMode.REGULAR_FILE, file);
    return pack.insert(OBJ_TREE, tree.toByteArray());
  }

  private static ObjectId namesThatDifferInCase(ObjectInserter pack) throws IOException {
    ObjectId file = pack.insert(OBJ_BLOB, "class A {}\n".getBytes(UTF_8));
    return tree(pack, List.of("MAIN.JAVA", "Main.java", "main.java"), FileMode.REGULAR_FILE, file);
  }

  private static ObjectId linksThatLeave(ObjectInserter pack) throws IOException {
    ObjectId link = pack.insert(OBJ_BLOB, "../../../../etc/passwd".getBytes(UTF_8));
    return tree(pack, List.of("Link.java", "README.md", "src"), FileMode.SYMLINK, link);
  }

  private static ObjectId manyFiles(ObjectInserter pack) throws IOException {
    ObjectId file = pack.insert(OBJ_BLOB, "class A {}\n".getBytes(UTF_8));
    List<String> names = new ArrayList<>();
    for (int number = 0; number < FILES; number++) {
      names.add(String.format(Locale.ROOT, "A%06d.java", number));
    }
    return tree(pack, names, FileMode.REGULAR_FILE, file);
  }

  private static ObjectId aLargeFile(ObjectInserter pack) throws IOException {
    InputStream zeros =
        BoundedInputStream.builder()
            .setInputStream(new InfiniteCircularInputStream(new byte[1 << 16]))
            .setMaxCount(ZEROS)
            .get();
    ObjectId file = pack.insert(OBJ_BLOB, ZEROS, zeros);
    return tree(pack, List.of("Large.java"), FileMode.REGULAR_FILE, file);
  }

  private static ObjectId tree(
      ObjectInserter pack, List<String> names, FileMode mode, ObjectId content) throws IOException {
    TreeFormatter tree = new TreeFormatter();
    names.forEach(name -> append(tree, name, mode, content));
    return pack.insert(tree);
  }

  /** Unlike the method for texts this one takes every name. */
  private static void append(TreeFormatter tree, String name, FileMode mode, ObjectId content) {
    byte[] bytes = name.getBytes(UTF_8);
    tree.append(bytes, 0, bytes.length, mode, content, true);
  }
}
