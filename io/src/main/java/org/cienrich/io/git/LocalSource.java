package org.cienrich.io.git;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/**
 * A repository in a directory of this machine. Its object files are linked or copied as they are,
 * as {@code git clone --local} does: fast, and a repository that lacks some objects, such as a
 * partial copy, can be mirrored too.
 */
final class LocalSource implements MirrorSource {
  private static final Pattern LOOSE = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{38}");
  private static final Pattern PACK = Pattern.compile("pack/pack-[0-9a-f]+\\.(pack|idx)");

  private final Path directory;

  LocalSource(Path directory) {
    this.directory = directory;
  }

  @Override
  public Map<String, ObjectId> list(Repository mirror, TransferMonitor monitor) throws IOException {
    try (Repository source = open()) {
      return refsOf(source);
    }
  }

  @Override
  public void fetch(
      Repository mirror, Collection<RefSpec> specs, boolean prune, TransferMonitor monitor)
      throws IOException {
    try (Repository source = open()) {
      linkObjects(objectsOf(source), objectsOf(mirror), monitor);
      updateRefs(mirror, refsOf(source), specs, prune);
    }
  }

  private Repository open() throws IOException {
    Path dotGit = directory.resolve(Constants.DOT_GIT);
    Path gitDir = Files.isDirectory(dotGit) ? dotGit : directory;
    if (!FileKey.isGitRepository(gitDir.toFile(), FS.DETECTED)) {
      throw new NoRemoteRepositoryException(
          new URIish(directory.toUri().toURL()), "there is no git repository");
    }
    return new FileRepositoryBuilder().setGitDir(gitDir.toFile()).setMustExist(true).build();
  }

  private static Path objectsOf(Repository repository) {
    return repository.getDirectory().toPath().resolve(Constants.OBJECTS);
  }

  private static Map<String, ObjectId> refsOf(Repository source) throws IOException {
    Map<String, ObjectId> refs = new HashMap<>();
    for (Ref ref : source.getRefDatabase().getRefs()) {
      if (!ref.isSymbolic() && ref.getObjectId() != null) {
        refs.put(ref.getName(), ref.getObjectId());
      }
    }
    return refs;
  }

  /** Packs come before their indexes: an index makes a pack visible. */
  private static void linkObjects(Path from, Path to, TransferMonitor monitor) throws IOException {
    if (Files.exists(from.resolve("info/alternates"))) {
      throw new IOException("The repository borrows objects from another one");
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from, 2)) {
      files = walk.map(from::relativize).filter(LocalSource::isObjectFile).toList();
    }
    for (Path file : files.stream().filter(name -> !name.toString().endsWith(".idx")).toList()) {
      link(from.resolve(file), to.resolve(file), monitor);
    }
    for (Path file : files.stream().filter(name -> name.toString().endsWith(".idx")).toList()) {
      link(from.resolve(file), to.resolve(file), monitor);
    }
  }

  private static boolean isObjectFile(Path relative) {
    String name = relative.toString().replace('\\', '/');
    return LOOSE.matcher(name).matches() || PACK.matcher(name).matches();
  }

  private static void link(Path from, Path to, TransferMonitor monitor) throws IOException {
    if (monitor.isCancelled()) {
      throw new IOException("A limit was reached");
    }
    if (Files.exists(to)) {
      return;
    }
    Files.createDirectories(to.getParent());
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException linkedMeanwhile) {
      return;
    } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
      Path copy = Files.createTempFile(to.getParent(), "tmp_", null);
      Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void updateRefs(
      Repository mirror, Map<String, ObjectId> refs, Collection<RefSpec> specs, boolean prune)
      throws IOException {
    Map<String, ObjectId> present = refsOf(mirror);
    List<ReceiveCommand> commands = new ArrayList<>();
    Set<String> written = new HashSet<>();
    refs.forEach(
        (name, id) -> {
          if (specs.stream().anyMatch(spec -> spec.matchSource(name)) && written.add(name)) {
            ObjectId old = present.getOrDefault(name, ObjectId.zeroId());
            if (!old.equals(id)) {
              commands.add(new ReceiveCommand(old, id, name));
            }
          }
        });
    if (prune) {
      present.forEach(
          (name, old) -> {
            if (specs.stream().anyMatch(spec -> spec.matchDestination(name))
                && !refs.containsKey(name)) {
              commands.add(new ReceiveCommand(old, ObjectId.zeroId(), name));
            }
          });
    }
    RefUpdates.execute(mirror, commands);
  }
}
