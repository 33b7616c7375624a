package org.cienrich.features.log.job;

import java.util.Set;

/** Finds build tools in commands of a shell. */
final class Commands {
  private static final int MOST_WORDS = 500;

  /** Words after which another command stands. */
  private static final Set<String> BEFORE_COMMAND =
      Set.of(
          "&&",
          "||",
          ";",
          "|",
          "(",
          "{",
          "!",
          "if",
          "then",
          "else",
          "do",
          "sudo",
          "env",
          "exec",
          "eval",
          "time",
          "nice",
          "nohup",
          "command",
          "timeout",
          "xvfb-run",
          "travis_retry",
          "travis_wait",
          "bash",
          "sh",
          "winpty");

  private Commands() {}

  /** Notes the build tools that a line of commands starts. */
  static void read(String line, BuildTools tools) {
    String[] words = line.strip().split("\\s+", MOST_WORDS);
    boolean command = true;
    for (int i = 0; i < words.length; i++) {
      String word = unquoted(words[i]);
      boolean ends = words[i].endsWith(";");
      if (BEFORE_COMMAND.contains(word)) {
        command = true;
      } else if (command && !isBesideCommand(word)) {
        command = word.startsWith("python") && i + 1 < words.length && words[i + 1].equals("-m");
        BuildTool tool = BuildTool.ofCommand(name(word));
        if (tool != null) {
          note(tool, subcommand(words, i + 1), tools);
        }
      }
      command |= ends;
    }
  }

  private static void note(BuildTool tool, String subcommand, BuildTools tools) {
    if (tool == BuildTool.BUNDLER && subcommand.equals("exec rake")) {
      tools.building(BuildTool.RAKE);
    } else if (tool.buildsBy(subcommand)) {
      tools.building(tool);
    } else {
      tools.installing(tool);
    }
  }

  /** Settings of variables, options and numbers between a word such as sudo and its command. */
  private static boolean isBesideCommand(String word) {
    int equals = word.indexOf('=');
    return word.isEmpty()
        || word.startsWith("-")
        || Character.isDigit(word.charAt(0))
        || (equals > 0 && word.indexOf('/') < 0)
        || (equals > 0 && word.indexOf('/') > equals);
  }

  private static String subcommand(String[] words, int from) {
    for (int i = from; i < words.length; i++) {
      String word = unquoted(words[i]);
      if (BEFORE_COMMAND.contains(word)) {
        return "";
      }
      if (!word.startsWith("-")) {
        return word.equals("exec") && i + 1 < words.length ? "exec " + words[i + 1] : word;
      }
    }
    return "";
  }

  private static String unquoted(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && "\"'`$(".indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "\"'`;)".indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return from == to ? word : word.substring(from, to);
  }

  private static String name(String word) {
    String name = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot);
    return ending.equals(".bat") || ending.equals(".cmd") || ending.equals(".exe")
        ? name.substring(0, dot)
        : name;
  }
}
