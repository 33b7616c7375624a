package org.cienrich.io.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/**
 * Lets the next fetch know of commits that no ref reaches, since the transfer that brought them did
 * not end: for its time, the refs {@code refs/resumed/…} point to them. So only what the remote has
 * got since is transferred.
 */
final class ResumedCommits {
  private static final String PREFIX = "refs/resumed/";

  private final FileRepository mirror;

  ResumedCommits(Repository mirror) {
    this.mirror = (FileRepository) mirror;
  }

  /** Makes the refs, if all that the commits reach is there. */
  void pin() throws IOException {
    try (RevWalk walk = new RevWalk(mirror);
        ObjectWalk objects = new ObjectWalk(mirror)) {
      Set<ObjectId> tips = tips(walk);
      for (ObjectId tip : tips) {
        objects.markStart(objects.parseCommit(tip));
      }
      for (Ref ref : mirror.getRefDatabase().getRefs()) {
        if (ref.getObjectId() != null) {
          objects.markUninteresting(objects.parseAny(ref.getObjectId()));
        }
      }
      objects.checkConnectivity();
      List<ReceiveCommand> commands = new ArrayList<>();
      for (ObjectId tip : tips) {
        commands.add(new ReceiveCommand(ObjectId.zeroId(), tip, PREFIX + tip.name()));
      }
      RefUpdates.execute(mirror, commands);
    } catch (MissingObjectException incomplete) {
      return;
    }
  }

  private Set<ObjectId> tips(RevWalk walk) throws IOException {
    Set<ObjectId> tips = new HashSet<>();
    Set<ObjectId> parents = new HashSet<>();
    for (Pack pack : mirror.getObjectDatabase().getPacks()) {
      try (PackTypes types = new PackTypes(pack.getPackFile().toPath(), pack.getIndex())) {
        for (PackIndex.MutableEntry entry : pack) {
          if (types.isCommit(entry.getOffset())) {
            RevCommit commit = walk.parseCommit(entry.toObjectId());
            tips.add(commit.copy());
            for (RevCommit parent : commit.getParents()) {
              parents.add(parent.copy());
            }
            commit.disposeBody();
          }
        }
      }
    }
    tips.removeAll(parents);
    return tips;
  }

  /** Removes the refs. */
  void unpin() throws IOException {
    List<ReceiveCommand> commands = new ArrayList<>();
    for (Ref ref : mirror.getRefDatabase().getRefsByPrefix(PREFIX)) {
      commands.add(new ReceiveCommand(ref.getObjectId(), ObjectId.zeroId(), ref.getName()));
    }
    RefUpdates.execute(mirror, commands);
  }
}
