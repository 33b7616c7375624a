package org.cienrich.io.git;

import java.io.File;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the configuration of this machine and of its user away from JGit, for the whole JVM: the
 * same mirror must give the same facts everywhere.
 */
final class GitEnvironment extends SystemReader.Delegate {
  private static final int COARSE_SECONDS = 2;

  static {
    SystemReader.setInstance(new GitEnvironment(SystemReader.getInstance()));
    // Measuring the clock of the file system takes seconds; until then JGit assumes a coarse one.
    FS.FileStoreAttributes.setBackground(true);
  }

  private GitEnvironment(SystemReader machine) {
    super(machine);
  }

  /** Has taken effect when this returns; to be called before JGit is used. */
  static void isolate() {
    // Loading the class is all there is to do, and that happens once.
  }

  @Override
  public @Nullable String getenv(String variable) {
    String name = variable.toUpperCase(Locale.ROOT);
    boolean leads = name.startsWith("GIT_") || name.startsWith("XDG_") || name.equals("HOME");
    return leads ? null : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  private static final class EmptyConfig extends FileBasedConfig {
    EmptyConfig(@Nullable Config parent, FS fs) {
      super(parent, new File("empty"), fs);
    }

    @Override
    public void load() {
      clear();
    }

    @Override
    public void save() {
      // What JGit wants to remember on this machine stays in memory.
    }

    /**
     * Tells JGit that file times are coarse. It would measure them otherwise, which takes seconds
     * and leaves probe files in the mirrors.
     */
    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long byDefault, TimeUnit unit) {
      return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
          ? unit.convert(COARSE_SECONDS, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, byDefault, unit);
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
