package org.cienrich.features.log.job;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tools that build, the more telling ones first: of several in one job the first is the build tool.
 * A tool that only installs packages there, as {@code npm install} does, comes after all that
 * build.
 */
enum BuildTool {
  BAZEL("", "bazel bazelisk"),
  MAVEN("java", "mvn mvnw mvnd"),
  GRADLE("java", "gradle gradlew"),
  PLAY("scala", "activator play"),
  SBT("scala", "sbt"),
  ANT("java", "ant"),
  LEIN("clojure", "lein"),
  DOTNET("csharp", "dotnet msbuild xbuild"),
  CARGO("rust", "cargo cross"),
  MIX("elixir", "mix"),
  SWIFT("swift", "swift xcodebuild"),
  TOX("python", "tox"),
  NOX("python", "nox"),
  RAKE("ruby", "rake"),
  COMPOSER("php", "composer"),
  BUNDLER("ruby", "bundle bundler"),
  POETRY("python", "poetry"),
  PNPM("javascript", "pnpm"),
  YARN("javascript", "yarn"),
  NPM("javascript", "npm"),
  GO("go", "go"),
  MESON("", "meson"),
  CMAKE("", "cmake ctest"),
  MAKE("", "make gmake"),
  PIP("python", "pip pip2 pip3");

  /** Sub-commands that install packages or say something, and do not build. */
  private static final Set<String> INSTALLING =
      Set.of(
          "install", "i", "ci", "add", "get", "config", "version", "env", "self-update", "update");

  private static final Set<BuildTool> INSTALLERS =
      Set.of(COMPOSER, BUNDLER, POETRY, PNPM, YARN, NPM, GO, PIP);

  private static final Map<String, BuildTool> BY_COMMAND = new HashMap<>();

  static {
    for (BuildTool tool : values()) {
      for (String command : tool.commands.split(" ", -1)) {
        BY_COMMAND.put(command, tool);
      }
    }
  }

  private final String language;
  private final String commands;

  /**
   * @param commands the names of its programs, by spaces
   */
  BuildTool(String language, String commands) {
    this.language = language;
    this.commands = commands;
  }

  static @Nullable BuildTool ofCommand(String command) {
    return BY_COMMAND.get(command);
  }

  /**
   * Tells whether a command of the tool builds.
   *
   * @param subcommand its first argument that is no option; empty if there is none
   */
  boolean buildsBy(String subcommand) {
    if (!INSTALLERS.contains(this)) {
      return true;
    }
    boolean installsByDefault = this == YARN || this == BUNDLER || this == PNPM;
    return !INSTALLING.contains(subcommand) && !(subcommand.isEmpty() && installsByDefault);
  }

  /** Returns the language that the tool builds, in lower case; empty if it builds several. */
  String language() {
    return language;
  }

  /** Tells whether programs of other languages are seldom built with it. */
  boolean tellsLanguage() {
    return !language.isEmpty() && compareTo(ANT) <= 0;
  }

  /** Returns the name in lower case. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
