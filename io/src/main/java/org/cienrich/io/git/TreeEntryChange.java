package org.cienrich.io.git;

import org.cienrich.features.facts.FileChange;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A changed file with what it was and is in the trees.
 *
 * @param oldMode {@link FileMode#MISSING} where the file is new
 * @param newMode {@link FileMode#MISSING} where the file is gone
 * @param oldId the zero id where the file is new
 * @param newId the zero id where the file is gone
 */
record TreeEntryChange(
    FileChange change, FileMode oldMode, FileMode newMode, ObjectId oldId, ObjectId newId) {

  /** Returns the name of the file before the change. */
  String pathBefore() {
    String oldPath = change.oldPath();
    return oldPath != null ? oldPath : change.path();
  }
}
