package org.cienrich.io.scan.sonar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cienrich.features.MissingReason;
import org.cienrich.features.ports.RepositoryUnavailableException;
import org.cienrich.features.ports.Worktree;
import org.cienrich.features.ports.WorktreeSource;
import org.cienrich.features.scan.CommitToScan;
import org.cienrich.io.scan.ScanException;
import org.cienrich.io.scan.SonarSettings;
import org.cienrich.io.scan.ToolProcess;
import org.cienrich.io.store.Directories;

/**
 * Runs the scanner on the files of a commit. All it writes goes to a temporary folder, nothing into
 * the tree. It gets the token by its environment, which others on the machine cannot see.
 * Thread-safe.
 */
final class ScannerRun {
  private static final long MAX_OUTPUT = 64L << 20;
  private static final int TAIL = 2000;
  private static final String HIDDEN = "***";
  private static final Duration VERSION_LIMIT = Duration.ofMinutes(2);

  /** {@code SonarScanner CLI 7.3.0.5189} at the end of a line, or the number alone. */
  private static final Pattern VERSION =
      Pattern.compile("(?m)(?:SonarScanner (?:CLI )?|^)([0-9]+(?:\\.[0-9A-Za-z+-]+)+)\\s*$");

  /** What operators may set for the scanner's own sake; none tells it where to send things. */
  private static final Pattern PASSED_ON =
      Pattern.compile(
          "SONAR_USER_HOME|SONAR_SCANNER_(OPTS|JAVA_\\w+|SKIP_JRE_\\w+|OS|ARCH|\\w+_TIMEOUT"
              + "|PROXY_\\w+|TRUSTSTORE_\\w+|KEYSTORE_\\w+)");

  private final SonarConnection connection;

  ScannerRun(SonarConnection connection) {
    this.connection = connection;
  }

  /**
   * Returns the id of the task by which the server makes measures of the commit.
   *
   * @throws ScanException if there is none
   */
  String submit(
      CommitToScan commit, String projectKey, SonarSettings settings, WorktreeSource files)
      throws ScanException {
    String token = connection.token();
    try (Worktree tree = files.open()) {
      Path folder = Files.createTempDirectory("sonar").toRealPath();
      try {
        List<String> command = new ArrayList<>(connection.server().scannerCommand());
        command.addAll(arguments(commit, projectKey, settings, tree.folder(), folder));
        run(command, folder, token);
        return ReportTask.read(folder.resolve(ScannerArguments.METADATA), projectKey);
      } finally {
        Directories.delete(folder);
      }
    } catch (RepositoryUnavailableException e) {
      throw new ScanException(e.reason(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a temporary folder for the SonarQube scanner", e);
    }
  }

  private List<String> arguments(
      CommitToScan commit, String projectKey, SonarSettings settings, Path tree, Path folder)
      throws IOException {
    String name = commit.repository().name() + " " + commit.commitSha();
    Properties parameters = new Properties();
    parameters.putAll(
        ScannerArguments.parameters(
            settings, name, Files.createDirectory(folder.resolve("no-classes"))));
    Path file = folder.resolve("parameters");
    try (OutputStream out = Files.newOutputStream(file)) {
      parameters.store(out, null);
    }
    return ScannerArguments.of(
        connection.server(), settings, projectKey, tree.toRealPath(), folder, file);
  }

  private void run(List<String> command, Path folder, String token)
      throws ScanException, IOException {
    Map<String, String> environment = passedOn();
    environment.put("SONAR_TOKEN", token);
    // An analyzer calls git in the tree, which obeys what the tree may hold as a git folder.
    environment.put("GIT_DIR", folder.resolve("no-git").toString());
    Path output = folder.resolve("output");
    ToolProcess.Ended ended =
        new ToolProcess(command, folder, environment, connection.server().limit(), MAX_OUTPUT)
            .run(output);
    if (ended.exitCode() != 0) {
      String said = without(token, lastOf(output)) + "\n" + without(token, ended.errors());
      throw new ScanException(
          connection.api().isUp() ? MissingReason.COMPUTATION_FAILED : MissingReason.UNAVAILABLE,
          "The SonarQube scanner ended with " + ended.exitCode() + ": " + said.strip());
    }
  }

  /**
   * Asks a scanner for its version.
   *
   * @throws ScanException if it cannot be run, or does not tell
   */
  static String version(List<String> scannerCommand) throws ScanException {
    List<String> command = new ArrayList<>(scannerCommand);
    command.add("--version");
    try {
      Path folder = Files.createTempDirectory("sonar");
      try {
        Path output = folder.resolve("output");
        new ToolProcess(command, folder, passedOn(), VERSION_LIMIT, MAX_OUTPUT).run(output);
        Matcher version = VERSION.matcher(lastOf(output));
        if (!version.find()) {
          throw new ScanException(
              MissingReason.UNAVAILABLE,
              "'" + scannerCommand.get(0) + " --version' names no version of a SonarQube scanner");
        }
        return "scanner " + version.group(1);
      } finally {
        Directories.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a temporary folder for the SonarQube scanner", e);
    }
  }

  /** Takes the token out of the end of a text, which may begin in the middle of it. */
  static String without(String token, String text) {
    String whole = text.replace(token, HIDDEN);
    for (int start = 1; start < token.length(); start++) {
      if (whole.startsWith(token.substring(start))) {
        return HIDDEN + whole.substring(token.length() - start);
      }
    }
    return whole;
  }

  private static Map<String, String> passedOn() {
    return System.getenv().entrySet().stream()
        .filter(variable -> PASSED_ON.matcher(variable.getKey()).matches())
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, HashMap::new));
  }

  private static String lastOf(Path output) throws IOException {
    long size = Files.size(output);
    try (InputStream in = Files.newInputStream(output)) {
      in.skipNBytes(Math.max(0, size - TAIL));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
