package org.cienrich.transforms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cienrich.features.FeaturePlan;
import org.cienrich.features.ResourceSource;

/** What the audit tells of every build, and first of its repository. */
enum AuditStep {
  /** Of the repository. */
  MIRROR("the mirror"),
  GIT_HISTORY("its git history"),
  GIT_WORKTREE("files to scan"),
  BUILD_LOGS("logs of its jobs"),
  GITHUB_API("what the forge tells"),
  FEATURES("features");

  private final String phrase;

  AuditStep(String phrase) {
    this.phrase = phrase;
  }

  String phrase() {
    return phrase;
  }

  String columnValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Which steps there are in a run, and so where each has its row among those of a repository. */
  static final class Places implements Serializable {
    private final ArrayList<AuditStep> ofBuild = new ArrayList<>();
    private final boolean mirrored;

    /**
     * @param plan of the features of the run
     */
    Places(FeaturePlan plan) {
      Set<ResourceSource> needed = plan.sources();
      mirrored = plan.needsMirrors();
      if (mirrored) {
        ofBuild.add(GIT_HISTORY);
      }
      if (needed.contains(ResourceSource.BUILD_LOGS)) {
        ofBuild.add(BUILD_LOGS);
      }
      if (needed.contains(ResourceSource.GITHUB_API)) {
        ofBuild.add(GITHUB_API);
      }
      ofBuild.add(FEATURES);
    }

    /** Tells whether repositories are mirrored. */
    boolean isMirrored() {
      return mirrored;
    }

    /** Returns the steps of a build, in the order of their rows. */
    List<AuditStep> ofBuild() {
      return List.copyOf(ofBuild);
    }

    /** Returns how many rows a repository with so many output builds has. */
    int rows(int builds) {
      return (mirrored ? 1 : 0) + (builds * ofBuild.size());
    }

    /**
     * Returns the place of a row.
     *
     * @param build the row of the build among those of its repository
     */
    int place(int build, AuditStep step) {
      return step == MIRROR ? 0 : rows(build) + ofBuild.indexOf(step);
    }
  }
}
