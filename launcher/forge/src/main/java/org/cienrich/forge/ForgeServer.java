package org.cienrich.forge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cienrich.forge.ServerArguments.UsageException;
import org.cienrich.forge.git.GitRoots;
import org.cienrich.forge.world.World;

/** Serves a forge from the command line until it is killed. */
public final class ForgeServer {

  private static final String HELP =
      """
      Serves CI runs with a GitHub-compatible API on 127.0.0.1, until it is killed.

      Usage: ForgeServer SOURCE [OPTION]...

      Exactly one source:
        --sample=DIR              the sample world; created in DIR unless it is there already
        --world=DIR               the world of DIR/world.json, with DIR/git/{owner}/{name}.git, and
                                  DIR/attic/{owner}/{name}.git for what only the API still has
        --synthetic=R,N,SHARE,J   R repositories of N runs of J jobs, for counting calls;
                                  --buildsCsv then asks for that share of the runs
        --scale=R,B,HOT,SEED      B builds of R repositories with a power law of sizes, HOT of them in
                                  one, with histories that look real; needs --syntheticGit. All of it
                                  is in memory: about 10,000 builds. For more, org.cienrich.launcher
                                  .scale.ScaleArchive makes the archive of a run over such a world
        --travistorrent=FILE...   builds of TravisTorrent tables (*.csv, *.csv.gz)
        --apachejit=FILE...       one run per commit of ApacheJIT tables (*.csv, *.csv.gz)

      Options:
        --gitUrlTemplate=URL      where the git repositories are, with {owner} and {name};
                                  needed for tables, such as file:///mirrors/{owner}+{name}/repo
        --gitOverHttp=true        print the URLs by which this server itself serves git
        --syntheticGit=DIR        the git repositories of --synthetic or --scale, in DIR; small ones
                                  of --synthetic are written once and used again
        --port=N                  the port; 0, the default, takes a free one
        --buildsCsv=OUT           also writes a CSV that asks for every run of the world
        --help                    this text

      Prints the API URL and the git URL template, one per line. Git is served at
      API/git/{owner}/{name}.git in any case, where there are git data. GET /_forge/counts tells how
      often each endpoint and target was asked for, GET /_forge/finished which requests were answered
      completely, and when.
      """;

  private ForgeServer() {}

  /**
   * Returns with the forge still serving. Exit code 2 for wrong arguments, 1 for sources that
   * cannot be read.
   */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.print(HELP);
      return;
    }
    try {
      start(ServerArguments.parse(arguments), System.out);
    } catch (UsageException e) {
      System.err.println(e.getMessage() + "; see --help");
      System.exit(2);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Starts the forge and says where it is. */
  static Forge start(ServerArguments arguments, PrintStream out)
      throws IOException, UsageException {
    Source source = source(arguments);
    String csv = arguments.option("--buildsCsv").orElse("");
    if (!csv.isEmpty()) {
      source.csv().writeTo(Path.of(csv));
    }
    Forge forge =
        Forge.of(source.world(), source.gitUrlTemplate())
            .git(source.git())
            .port(arguments.port())
            .start();
    boolean overHttp = arguments.gitOverHttp();
    out.println("API: " + forge.apiUrl());
    out.println("Git: " + (overHttp ? forge.gitHttpUrlTemplate() : forge.gitUrlTemplate()));
    out.flush();
    return forge;
  }

  /** Writes a CSV that asks for builds. */
  @FunctionalInterface
  private interface Csv {
    void writeTo(Path file) throws IOException;
  }

  private record Source(World world, String gitUrlTemplate, GitRoots git, Csv csv) {}

  private static Source source(ServerArguments arguments) throws IOException, UsageException {
    if (arguments.source().equals("--synthetic")) {
      SyntheticWorld synthetic = arguments.synthetic();
      GitRoots git = new GitRoots(synthetic.gitRoot(), null);
      String template = synthetic.gitUrlTemplate();
      return new Source(synthetic.world(), template, git, synthetic::writeBuildsCsv);
    }
    if (arguments.source().equals("--scale")) {
      Path gitRoot = arguments.syntheticGit();
      World world = arguments.scale().tellAll(gitRoot);
      return new Source(
          world,
          GitRoots.urlTemplate(gitRoot),
          new GitRoots(gitRoot, null),
          file -> RecordedRuns.writeBuildsCsv(world, file));
    }
    List<Path> paths = arguments.paths();
    Path directory = paths.get(0);
    String template =
        arguments
            .option("--gitUrlTemplate")
            .orElseGet(() -> GitRoots.urlTemplate(directory.resolve("git")));
    World world =
        switch (arguments.source()) {
          case "--sample" ->
              Files.exists(directory.resolve(World.FILE))
                  ? World.load(directory)
                  : SampleWorld.create(directory).world();
          case "--world" -> World.load(directory);
          case "--travistorrent" -> RecordedRuns.travisTorrent(paths, template).world();
          default -> RecordedRuns.apacheJit(paths, template).world();
        };
    GitRoots git = arguments.hasGit() ? GitRoots.in(directory) : GitRoots.NONE;
    return new Source(world, template, git, file -> RecordedRuns.writeBuildsCsv(world, file));
  }
}
