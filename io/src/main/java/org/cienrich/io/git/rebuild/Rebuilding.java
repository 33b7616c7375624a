package org.cienrich.io.git.rebuild;

import org.cienrich.features.MissingReason;
import org.cienrich.features.facts.CommitResolution;
import org.eclipse.jgit.lib.ObjectId;

/** What came of making a commit again. */
public sealed interface Rebuilding {

  /**
   * The mirror has the commit now, or one that stands for it.
   *
   * @param commit equals the wanted SHA where all of the commit could be found out
   * @param how MERGED, REPLAYED or ARCHIVED
   */
  record Rebuilt(ObjectId commit, CommitResolution how) implements Rebuilding {}

  /**
   * There is no such commit.
   *
   * @param reason a transient one if the forge could not be asked
   * @param account what was tried, in words
   */
  record NotRebuilt(MissingReason reason, String account) implements Rebuilding {}
}
