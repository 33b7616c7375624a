package org.cienrich.io.git.worktree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;

/** Makes one tree of a repository, with whatever names, in whatever order. */
final class TreeMaker {
  private final Repository repository;
  private final TreeFormatter tree = new TreeFormatter();

  private TreeMaker(Repository repository) {
    this.repository = repository;
  }

  static TreeMaker in(Repository repository) {
    return new TreeMaker(repository);
  }

  TreeMaker file(String name, String content) throws IOException {
    return entry(name, FileMode.REGULAR_FILE, blob(content));
  }

  TreeMaker executable(String name, String content) throws IOException {
    return entry(name, FileMode.EXECUTABLE_FILE, blob(content));
  }

  TreeMaker link(String name, String target) throws IOException {
    return entry(name, FileMode.SYMLINK, blob(target));
  }

  TreeMaker submodule(String name) throws IOException {
    return entry(name, FileMode.GITLINK, ObjectId.fromString("1".repeat(40)));
  }

  TreeMaker folder(String name, ObjectId content) {
    return entry(name, FileMode.TREE, content);
  }

  TreeMaker entry(String name, FileMode mode, ObjectId id) {
    return entry(name.getBytes(UTF_8), mode, id);
  }

  TreeMaker entry(byte[] name, FileMode mode, ObjectId id) {
    tree.append(name, 0, name.length, mode, id, /* allowEmptyName= */ true);
    return this;
  }

  ObjectId blob(String content) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, content.getBytes(UTF_8));
      inserter.flush();
      return id;
    }
  }

  ObjectId make() throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(tree);
      inserter.flush();
      return id;
    }
  }
}
