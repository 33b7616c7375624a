package org.cienrich.forge.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static org.eclipse.jgit.lib.Constants.OBJ_BLOB;
import static org.eclipse.jgit.lib.Constants.OBJ_COMMIT;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.cienrich.forge.sample.Revision.Entry;
import org.cienrich.forge.world.Branch;
import org.cienrich.forge.world.RepositoryCommit;
import org.cienrich.forge.world.WorkflowRun;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;

/**
 * Tells the history of one bare repository: change files, say who and when, commit, branch, merge.
 * Content, people and times are all given, so the same story has the same commit ids everywhere.
 * Not thread-safe. Branches are written by {@link #close()}.
 */
final class History implements AutoCloseable {

  private final Repository served;
  private Repository repository;
  private ObjectInserter inserter;
  private final Map<String, Revision> branches = new HashMap<>();
  private final Map<String, Revision> forkPoints = new HashMap<>();
  private final List<RepositoryCommit> commits = new ArrayList<>();
  private Snapshot snapshot = new Snapshot(Map.of());
  private String branch;
  private Contributor author = Contributor.WEB;
  private boolean onTheWeb;
  private Instant now;
  private Duration authoredEarlier = Duration.ZERO;

  private History(Repository repository, String branch, Instant start) {
    this.served = repository;
    this.repository = repository;
    this.inserter = repository.newObjectInserter();
    this.branch = branch;
    this.now = start;
  }

  /** A new repository whose first commit is made at {@code start} on {@code branch}. */
  static History in(Path directory, String branch, String start) throws IOException {
    return new History(BareRepository.create(directory, branch), branch, Instant.parse(start));
  }

  /** Time passes: an ISO duration such as {@code PT3H} or {@code P2D}. */
  History later(String duration) {
    now = now.plus(Duration.parse(duration));
    return this;
  }

  /** From now on, this person commits on their own machine. */
  History by(Contributor contributor) {
    author = contributor;
    onTheWeb = false;
    return this;
  }

  /** From now on, this person commits on the web, as with squashed pull requests. */
  History byOnTheWeb(Contributor contributor) {
    author = contributor;
    onTheWeb = true;
    return this;
  }

  /** The next commit was written earlier than it is committed, as after a rebase. */
  History written(String durationAgo) {
    authoredEarlier = Duration.parse(durationAgo);
    return this;
  }

  /** Starts a branch at the current commit and goes on there. */
  History branch(String name) {
    Revision tip = tip(branch);
    branches.put(name, tip);
    forkPoints.put(name, tip);
    branch = name;
    return this;
  }

  /** Goes on at the tip of an existing branch. */
  History on(String name) {
    branch = name;
    snapshot = new Snapshot(tip(name).files());
    return this;
  }

  /**
   * From now on everything is kept where only the API finds it, until {@link #outOfTheAttic}.
   * Branches that are begun in between must be deleted again before.
   */
  History intoTheAttic(Path directory) throws IOException {
    use(BareRepository.attic(served.getDirectory().toPath(), directory, branch));
    return this;
  }

  /** From now on git serves what is committed, which goes on at this branch. */
  History outOfTheAttic(String name) throws IOException {
    inserter.flush();
    repository.close();
    use(served);
    return on(name);
  }

  private void use(Repository other) {
    inserter.close();
    repository = other;
    inserter = other.newObjectInserter();
  }

  History write(String path, String text) throws IOException {
    return put(Snapshot.utf8(path), FileMode.REGULAR_FILE, text.getBytes(UTF_8));
  }

  History writeExecutable(String path, String text) throws IOException {
    return put(Snapshot.utf8(path), FileMode.EXECUTABLE_FILE, text.getBytes(UTF_8));
  }

  History symlink(String path, String target) throws IOException {
    return put(Snapshot.utf8(path), FileMode.SYMLINK, target.getBytes(UTF_8));
  }

  /** A file whose path is Latin-1, hence not UTF-8, in git. */
  History writeAtLatin1Path(String path, String text) throws IOException {
    return put(path, FileMode.REGULAR_FILE, text.getBytes(UTF_8));
  }

  /** A file of arbitrary bytes, other ones for another seed. */
  History binary(String path, int size, long seed) throws IOException {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    bytes[0] = 0;
    return put(Snapshot.utf8(path), FileMode.REGULAR_FILE, bytes);
  }

  History submodule(String path, String sha) {
    snapshot.put(Snapshot.utf8(path), new Entry(FileMode.GITLINK, ObjectId.fromString(sha)));
    return this;
  }

  /** Replaces text that the file must contain. */
  History edit(String path, String old, String replacement) throws IOException {
    Entry entry = snapshot.get(Snapshot.utf8(path));
    String text = new String(repository.open(entry.id()).getBytes(), UTF_8);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(path + " does not contain " + old);
    }
    return put(Snapshot.utf8(path), entry.mode(), text.replace(old, replacement).getBytes(UTF_8));
  }

  /** The file becomes a program, or is one no longer. */
  History executable(String path, boolean executable) {
    String key = Snapshot.utf8(path);
    FileMode mode = executable ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
    snapshot.put(key, new Entry(mode, snapshot.get(key).id()));
    return this;
  }

  History rename(String from, String to) {
    snapshot.put(Snapshot.utf8(to), snapshot.remove(Snapshot.utf8(from)));
    return this;
  }

  History delete(String path) {
    snapshot.remove(Snapshot.utf8(path));
    return this;
  }

  /** Commits the changes to the current branch. */
  Revision commit(String message) throws IOException {
    Revision parent = branches.get(branch);
    Revision revision = commit(message, parent == null ? List.of() : List.of(parent), true);
    branches.put(branch, revision);
    return revision;
  }

  /** Commits, and then pushes another history over it: the commit is in no repository any more. */
  Revision commitThatIsForcePushedAway(String message) throws IOException {
    Revision parent = tip(branch);
    Revision gone = commit(message, List.of(parent), false);
    snapshot = new Snapshot(parent.files());
    return gone;
  }

  /** Merges branches into the current one; where both sides changed a file, the branch wins. */
  Revision merge(String message, String... names) throws IOException {
    List<Revision> parents = new ArrayList<>(List.of(tip(branch)));
    for (String name : names) {
      Revision theirs = tip(name);
      snapshot.apply(Objects.requireNonNull(forkPoints.put(name, theirs), name), theirs);
      parents.add(theirs);
    }
    Revision revision = commit(message, parents, true);
    branches.put(branch, revision);
    return revision;
  }

  /** Merges a branch as git does, where both sides may have changed other lines of one file. */
  Revision mergeCleanly(String message, String name) throws IOException {
    Revision theirs = tip(name);
    snapshot = Snapshot.merged(repository, tip(branch).id(), theirs.id());
    Revision revision = commit(message, List.of(tip(branch), theirs), true);
    branches.put(branch, revision);
    return revision;
  }

  /** Commits what the API refuses to show the changes of, since they are too large. */
  Revision commitTooLargeToShow(String message) throws IOException {
    Revision revision = commit(message);
    commits.add(commits.remove(commits.size() - 1).refusingItsPatch(422));
    return revision;
  }

  /** Removes the branch, as after a merge; its commits stay reachable from where it went. */
  void deleteBranch(String name) {
    branches.remove(name);
  }

  /** Points any ref, such as {@code refs/pull/7/head}, at a commit. */
  void ref(String name, Revision revision) throws IOException {
    inserter.flush();
    BareRepository.point(repository, name, revision.id());
  }

  /** Adds an annotated tag. */
  void tag(String name, Revision revision) throws IOException {
    TagBuilder tag = new TagBuilder();
    tag.setTag(name);
    tag.setObjectId(revision.id(), OBJ_COMMIT);
    tag.setTagger(author.at(now));
    tag.setMessage(name + "\n");
    ObjectId id = inserter.insert(tag);
    inserter.flush();
    BareRepository.point(repository, "refs/tags/" + name, id);
  }

  /** All commits that the API knows, as it tells them, in the order they were made. */
  List<RepositoryCommit> commits(long repositoryId) {
    return commits.stream().map(commit -> commit.of(repositoryId)).toList();
  }

  /** All branches as they are now. */
  List<Branch> branches(long repositoryId) {
    return branches.entrySet().stream()
        .map(tip -> new Branch(repositoryId, tip.getKey(), tip.getValue().sha()))
        .sorted(comparing(Branch::name))
        .toList();
  }

  @Override
  public void close() throws IOException {
    for (Map.Entry<String, Revision> tip : branches.entrySet()) {
      ref("refs/heads/" + tip.getKey(), tip.getValue());
    }
    inserter.close();
    repository.close();
  }

  private History put(String key, FileMode mode, byte[] content) throws IOException {
    snapshot.put(key, new Entry(mode, inserter.insert(OBJ_BLOB, content)));
    return this;
  }

  /** The head of a branch. */
  Revision tip(String name) {
    return Objects.requireNonNull(branches.get(name), () -> "No such branch in the story: " + name);
  }

  private static RepositoryCommit.Signature signature(Contributor who, Instant date) {
    return new RepositoryCommit.Signature(who.name(), who.email(), date, who.knownAccount());
  }

  private Revision commit(String message, List<Revision> parents, boolean keep) throws IOException {
    Contributor committer = onTheWeb ? Contributor.WEB : author;
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(snapshot.writeTree(inserter));
    commit.setParentIds(parents.stream().map(Revision::id).toList());
    commit.setAuthor(author.at(now.minus(authoredEarlier)));
    commit.setCommitter(committer.at(now));
    commit.setMessage(message + "\n");
    WorkflowRun.Commit facts =
        new WorkflowRun.Commit(
            commit.getTreeId().name(), message, now, author.person(), committer.person());
    ObjectId id = keep ? inserter.insert(commit) : inserter.idFor(OBJ_COMMIT, commit.build());
    Revision revision = new Revision(id, author, now, facts, snapshot.files());
    if (keep) {
      commits.add(
          new RepositoryCommit(
              0,
              id.name(),
              commit.getTreeId().name(),
              parents.stream().map(Revision::sha).toList(),
              message,
              signature(author, now.minus(authoredEarlier)),
              signature(committer, now)));
    }
    authoredEarlier = Duration.ZERO;
    return revision;
  }
}
