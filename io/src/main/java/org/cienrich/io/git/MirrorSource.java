package org.cienrich.io.git;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;

/** Where a mirror gets its objects from. */
interface MirrorSource {

  /** Returns all refs of the source but symbolic ones, by name. */
  Map<String, ObjectId> list(Repository mirror, TransferMonitor monitor) throws IOException;

  /**
   * Brings refs and all they reach into the mirror.
   *
   * @param specs refs as git fetches them; those without a wildcard must exist. A source that is an
   *     object id brings that commit and no ref
   * @param prune whether refs that the source no longer has are removed
   */
  void fetch(Repository mirror, Collection<RefSpec> specs, boolean prune, TransferMonitor monitor)
      throws IOException;
}
