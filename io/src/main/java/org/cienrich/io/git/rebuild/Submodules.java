package org.cienrich.io.git.rebuild;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.patch.FileHeader;
import org.jspecify.annotations.Nullable;

/** The commits of other repositories that a tree names. */
final class Submodules {
  private static final Pattern LINE = Pattern.compile("Subproject commit ([0-9a-f]{40})\n?");

  private Submodules() {}

  /** Returns the submodules among some files, by path. */
  static Map<String, ObjectId> of(DirCache files) {
    Map<String, ObjectId> submodules = new HashMap<>();
    for (int i = 0; i < files.getEntryCount(); i++) {
      DirCacheEntry entry = files.getEntry(i);
      if (entry.getFileMode() == FileMode.GITLINK) {
        submodules.put(entry.getPathString(), entry.getObjectId());
      }
    }
    return submodules;
  }

  /**
   * Returns the commit that a submodule is at after a patch, which shows it as a line of text.
   *
   * @throws UnusableException if the patch shows something else, or a submodule becomes a file
   */
  static ObjectId patched(FileHeader change, @Nullable DirCacheEntry old) throws UnusableException {
    String before = old == null ? "" : "Subproject commit " + old.getObjectId().name() + "\n";
    byte[] after = PatchedFile.content(change, before.getBytes(US_ASCII));
    Matcher line = LINE.matcher(new String(after, US_ASCII));
    if (!line.matches()) {
      throw new UnusableException("The patch has no submodule " + change.getNewPath());
    }
    return ObjectId.fromString(line.group(1));
  }
}
