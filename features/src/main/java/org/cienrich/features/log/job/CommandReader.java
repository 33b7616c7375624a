package org.cienrich.features.log.job;

import java.util.ArrayList;
import java.util.List;
import org.cienrich.features.log.text.LineReader;
import org.cienrich.features.log.text.LogLine;
import org.cienrich.features.log.text.Marker;

/**
 * Reads the commands that a job ran as the provider shows them: Travis CI by a line {@code $
 * command} where a command is timed, and by one when it has ended; GitHub Actions by the head of a
 * step that runs commands.
 */
public final class CommandReader implements LineReader {
  public static final List<String> ANCHORS =
      List.of("travis_time:start:", "\" exited with ", "##[group]Run ");

  private static final int MOST_LINES = 100;

  private final BuildTools tools;
  private final List<String> script = new ArrayList<>();
  private boolean inHead;
  private boolean awaiting;

  /**
   * @param tools takes the tools that are found
   */
  public CommandReader(BuildTools tools) {
    this.tools = tools;
  }

  @Override
  public boolean read(LogLine line) {
    Marker marker = line.marker();
    String text = line.text().strip();
    if (marker == Marker.GROUP && text.startsWith("Run ")) {
      script.clear();
      inHead = true;
      return true;
    }
    if (inHead) {
      return readHead(marker, text);
    }
    if (text.startsWith("$ ")) {
      Commands.read(text.substring(2), tools);
    } else {
      Commands.read(TravisCommand.of(text), tools);
    }
    awaiting = text.startsWith("travis_time:start:") || (awaiting && text.isEmpty());
    return awaiting;
  }

  private boolean readHead(Marker marker, String text) {
    boolean isShell = text.startsWith("shell: ");
    if (isShell) {
      script.forEach(command -> Commands.read(command, tools));
    }
    if (isShell || marker == Marker.END_GROUP || script.size() == MOST_LINES) {
      inHead = false;
      script.clear();
    } else {
      script.add(text);
    }
    return inHead;
  }
}
