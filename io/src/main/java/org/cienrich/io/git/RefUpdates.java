package org.cienrich.io.git;

import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/** Changes many refs of a mirror at once. */
final class RefUpdates {
  private RefUpdates() {}

  /**
   * Changes all of the refs.
   *
   * @throws IOException if one cannot be changed; then none is
   */
  static void execute(Repository mirror, Collection<ReceiveCommand> commands) throws IOException {
    if (commands.isEmpty()) {
      return;
    }
    BatchRefUpdate update = mirror.getRefDatabase().newBatchUpdate();
    update.setAllowNonFastForwards(true).setAtomic(true);
    update.addCommand(commands);
    try (RevWalk walk = new RevWalk(mirror)) {
      update.execute(walk, NullProgressMonitor.INSTANCE);
    }
    for (ReceiveCommand command : commands) {
      if (command.getResult() != ReceiveCommand.Result.OK) {
        throw new IOException("Ref not updated: " + command);
      }
    }
  }
}
