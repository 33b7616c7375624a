package org.cienrich.io.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A bare repository that tests fill commit by commit; every commit is an hour after the last. */
public final class GitFixture implements AutoCloseable {
  static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private final Repository repository;
  private final Path directory;
  private int commits;

  private GitFixture(Repository repository, Path directory) {
    this.repository = repository;
    this.directory = directory;
  }

  public static GitFixture in(Path directory) {
    try {
      GitEnvironment.isolate();
      Repository repository =
          new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
      repository.create(true);
      RefUpdate head = repository.updateRef(Constants.HEAD);
      head.link("refs/heads/main");
      return new GitFixture(repository, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path directory() {
    return directory;
  }

  public Repository repository() {
    return repository;
  }

  /** Starts a commit whose tree is that of its first parent. */
  public Change commit(String... parents) {
    return new Change(List.of(parents));
  }

  public void ref(String name, String sha) {
    try {
      RefUpdate update = repository.updateRef(name);
      update.setNewObjectId(ObjectId.fromString(sha));
      update.forceUpdate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void deleteRef(String name) {
    try {
      RefUpdate update = repository.updateRef(name);
      update.setForceUpdate(true);
      update.delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the loose object of a blob, as partial copies of repositories lack it. */
  public void loseBlob(String text) {
    String id = blobId(text.getBytes(UTF_8)).name();
    Path file = directory.resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    if (!file.toFile().delete()) {
      throw new IllegalStateException("No loose object " + id);
    }
  }

  public static ObjectId blobId(byte[] content) {
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, content);
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  /** What one commit is to change. */
  public final class Change {
    private final List<ObjectId> parents = new ArrayList<>();
    private final TreeMap<String, DirCacheEntry> tree = new TreeMap<>();
    private Instant at = START.plusSeconds(3600L * commits);
    private PersonIdent author = person("Ann", "ann@example.org", at);
    private String message = "Commit " + commits;
    private ZoneOffset committerOffset = ZoneOffset.UTC;

    Change(List<String> parents) {
      for (String parent : parents) {
        this.parents.add(ObjectId.fromString(parent));
      }
      if (!parents.isEmpty()) {
        readTree(this.parents.get(0));
      }
    }

    private void readTree(ObjectId commit) {
      try (RevWalk revWalk = new RevWalk(repository);
          TreeWalk walk = new TreeWalk(repository)) {
        RevCommit parsed = revWalk.parseCommit(commit);
        walk.addTree(parsed.getTree());
        walk.setRecursive(true);
        while (walk.next()) {
          put(walk.getRawPath(), walk.getFileMode(0), walk.getObjectId(0));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void put(byte[] path, FileMode mode, ObjectId id) {
      DirCacheEntry entry = new DirCacheEntry(path);
      entry.setFileMode(mode);
      entry.setObjectId(id);
      tree.put(new String(path, ISO_8859_1), entry);
    }

    public Change file(String path, String text) {
      return file(path.getBytes(UTF_8), text.getBytes(UTF_8));
    }

    public Change file(byte[] path, byte[] content) {
      return entry(path, FileMode.REGULAR_FILE, content);
    }

    public Change executable(String path, String text) {
      return entry(path.getBytes(UTF_8), FileMode.EXECUTABLE_FILE, text.getBytes(UTF_8));
    }

    public Change symlink(String path, String target) {
      return entry(path.getBytes(UTF_8), FileMode.SYMLINK, target.getBytes(UTF_8));
    }

    private Change entry(byte[] path, FileMode mode, byte[] content) {
      try (ObjectInserter inserter = repository.newObjectInserter()) {
        put(path, mode, inserter.insert(Constants.OBJ_BLOB, content));
        inserter.flush();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public Change submodule(String path, String sha) {
      put(path.getBytes(UTF_8), FileMode.GITLINK, ObjectId.fromString(sha));
      return this;
    }

    public Change delete(String path) {
      tree.remove(new String(path.getBytes(UTF_8), ISO_8859_1));
      return this;
    }

    public Change rename(String from, String to) {
      DirCacheEntry entry = tree.remove(new String(from.getBytes(UTF_8), ISO_8859_1));
      put(to.getBytes(UTF_8), entry.getFileMode(), entry.getObjectId());
      return this;
    }

    public Change by(String name, String email) {
      author = person(name, email, at);
      return this;
    }

    public Change at(Instant time) {
      at = time;
      author = person(author.getName(), author.getEmailAddress(), time);
      return this;
    }

    public Change message(String text) {
      message = text;
      return this;
    }

    /** Lets the author, and the committer, be somewhere else than in UTC. */
    public Change inOffsets(String ofAuthor, String ofCommitter) {
      author =
          new PersonIdent(author.getName(), author.getEmailAddress(), at, ZoneOffset.of(ofAuthor));
      committerOffset = ZoneOffset.of(ofCommitter);
      return this;
    }

    /** Makes the commit and returns its SHA. */
    public String create() {
      try (ObjectInserter inserter = repository.newObjectInserter()) {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        tree.values().forEach(builder::add);
        builder.finish();
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(cache.writeTree(inserter));
        commit.setParentIds(parents);
        commit.setAuthor(author);
        commit.setCommitter(
            new PersonIdent("Committer", "committer@example.org", at, committerOffset));
        commit.setMessage(message);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        commits++;
        return id.name();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Makes the commit, lets the branch {@code main} point to it, and returns its SHA. */
    public String onMain() {
      String sha = create();
      ref("refs/heads/main", sha);
      return sha;
    }

    private static PersonIdent person(String name, String email, Instant at) {
      return new PersonIdent(name, email, at, ZoneOffset.UTC);
    }
  }
}
